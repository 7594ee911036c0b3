import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, test } from '@jest/globals'

const start = (...flags: string[]) => {
  const child = spawn(process.execPath, ['sandbox/openai/main.ts', ...flags], { stdio: 'pipe' })
  const output = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()))
  return { child, output, ended: once(child, 'exit') }
}
const errorOf = async (...flags: string[]) => {
  const { output, ended } = start(...flags)
  const code: unknown = (await ended)[0]
  return { code, lines: output.err.trim().split('\n') }
}

describe('node sandbox/openai/main.ts', () => {
  test('says what to set, serves, and ends on SIGINT', async () => {
    const { child, output, ended } = start('--port', '0', '--fail', '503', '--api-key', 'mine')
    while (!output.out.includes('OPENAI_API_KEY=')) await once(child.stdout, 'data')
    const [, root = ''] = /OPENAI_BASE_URL=(\S+)/.exec(output.out) ?? []
    expect(output.out).toContain('OPENAI_API_KEY=mine')
    const headers = { authorization: 'Bearer mine', 'content-type': 'application/json' }
    const response = await fetch(`${root}/chat/completions`, { method: 'POST', headers, body: '{}' })
    expect(response.status).toBe(503)
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
  })

  test('answers each mistake with one line and a code that is not 0', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const address = taken.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const mistakes = await Promise.all([
      errorOf('--prot', '1'),
      errorOf('--port', port),
      errorOf('--answers', 'no-such-file.json'),
      errorOf('--answers', 'README.md'),
      errorOf('--answers', 'package.json', '--port', '0'),
      errorOf('--fail', 'nonsense'),
    ])
    taken.close()
    expect(mistakes.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1, 1])
    expect(mistakes.map(({ lines }) => lines.length)).toEqual([1, 1, 1, 1, 1, 1])
    expect(mistakes[1]?.lines[0]).toContain('--port')
    expect(mistakes[2]?.lines[0]).toContain('no-such-file.json')
  })
})
