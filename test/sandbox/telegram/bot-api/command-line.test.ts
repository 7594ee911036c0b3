import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, test } from '@jest/globals'

const start = (...flags: string[]) => {
  const child = spawn(process.execPath, ['sandbox/telegram/bot-api/main.ts', ...flags], { stdio: 'pipe' })
  const output = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()))
  return { child, output, ended: once(child, 'exit') }
}
const mistake = async (...flags: string[]) => {
  const { output, ended } = start(...flags)
  const [code] = (await ended) as unknown[]
  return { code, lines: output.err.trim().split('\n') }
}

describe('node sandbox/telegram/bot-api/main.ts', () => {
  test('says what to set, serves, and ends on SIGINT', async () => {
    const { child, output, ended } = start('--token', '5:abc', '--name', 'My bot')
    while (!output.out.includes('TELEGRAM_BOT_TOKEN=5:abc')) await once(child.stdout, 'data')
    const [, root = ''] = /TELEGRAM_BOT_API_ROOT=(\S+)/.exec(output.out) ?? []
    const me = await (await fetch(`${root}/bot5:abc/getMe`)).json()
    expect(me).toMatchObject({ ok: true, result: { id: 5, is_bot: true, first_name: 'My bot' } })
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
  })

  test('answers each mistake with one line and code 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const mistakes = await Promise.all([
      mistake('--prot', '1'),
      mistake('--port', port),
      mistake('--token', 'abc'),
      mistake('--flood', 'sendMessage'),
    ])
    taken.close()
    expect(mistakes.map(({ code, lines }) => [code, lines.length])).toEqual(mistakes.map(() => [1, 1]))
    expect(mistakes[1]?.lines[0]).toBe('That port is taken: choose another with --port.')
    expect(mistakes[2]?.lines[0]).toContain('--token')
  })
})
