import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>
const rows = readFileSync('docs/dependencies.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
const named = rows
  .flatMap((row) => (row.split('|')[1] ?? '').split(',').map((name) => name.trim()))
  .filter((name) => name !== 'package' && !/^-+$/.test(name))
const expected = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@types/'))

test('every dependency says why it is there, and none is named that is not', () => {
  expect(named.filter((name) => name !== '@types/*').sort()).toEqual(expected.sort())
})

test('every version is pinned', () => {
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
})
