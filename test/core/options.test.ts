import { expect, test } from '@jest/globals'
import { readOptions } from '../../core/options.ts'

test('options are read', () => {
  expect(readOptions(['--once', '--export', 'result.json'])).toEqual({
    once: true,
    exportFile: 'result.json',
    help: false,
  })
  expect(readOptions([])).toEqual({ once: false, exportFile: null, help: false })
})

test.each([['--onse'], ['extra'], ['--export'], ['--once=2']])(
  '%s is refused with one line that points to --help',
  (argument) => {
    expect(() => readOptions([argument])).toThrow(/^[^\n]+--help[^\n]*$/)
  },
)
