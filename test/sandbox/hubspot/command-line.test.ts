import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, test } from '@jest/globals'

const start = (...flags: string[]) => {
  const child = spawn(process.execPath, ['sandbox/hubspot/main.ts', ...flags], { stdio: 'pipe' })
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

describe('node sandbox/hubspot/main.ts', () => {
  test('says what to set, serves, and ends on SIGINT', async () => {
    const { child, output, ended } = start('--port', '0', '--fail', '/contacts/=503', '--client-id', 'mine')
    while (!output.out.includes('HUBSPOT_CLIENT_SECRET=')) await once(child.stdout, 'data')
    const [, root = ''] = /HUBSPOT_API_ROOT=(\S+)/.exec(output.out) ?? []
    expect(output.out).toContain('HUBSPOT_CLIENT_ID=mine')
    expect(output.out).toContain(`HUBSPOT_AUTHORIZE_URL=${root}/oauth/authorize`)
    expect((await fetch(`${root}/crm/objects/2026-03/contacts/501`)).status).toBe(503)
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
      errorOf('--contacts', 'no-such-file.json'),
      errorOf('--contacts', 'README.md'),
      errorOf('--contacts', 'package.json', '--port', '0'),
      errorOf('--fail', 'nonsense'),
    ])
    taken.close()
    expect(mistakes.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1, 1])
    expect(mistakes.map(({ lines }) => lines.length)).toEqual([1, 1, 1, 1, 1, 1])
    expect(mistakes[1]?.lines[0]).toContain('--port')
    expect(mistakes[2]?.lines[0]).toContain('no-such-file.json')
  })
})
