import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Api } from 'telegram/tl/index.js'
import { api, gramjsClient } from './gramjs-client.ts'

const main = new URL('../../../sandbox/telegram/main.ts', import.meta.url).pathname

let folder: string
let running: ChildProcess[]
beforeEach(async () => {
  running = []
  folder = await mkdtemp(join(tmpdir(), 'telegram-sandbox-test-'))
})
afterEach(async () => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

const run = (...args: string[]) => {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  let output = ''
  let wake = () => {}
  const gather = (chunk: Buffer) => {
    output += chunk.toString()
    wake()
  }
  child.stdout.on('data', gather)
  child.stderr.on('data', gather)
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }))
  const printed = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(output)
      if (found) return found[1] ?? found[0]
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  return { child, ended, printed }
}

describe('the command', () => {
  test('serves its small world to a real client, prints the login code, and ends cleanly on Ctrl-C', async () => {
    const keyFile = join(folder, 'key.pem')
    const { child, ended, printed } = run('--key-out', keyFile, '--flood', 'help.getNearestDc=9')
    const servers = await printed(/TELEGRAM_SERVERS=(\S+)\n/)
    await printed(/TELEGRAM_SERVER_KEY=(\S+)\n/)
    const serverList = servers.split(',').map((server) => {
      const [dc, host = '', port] = server.split(/[=:]/)
      return { dc: Number(dc), host, port: Number(port) }
    })
    const client = gramjsClient({ serverList, publicKeyPem: await readFile(keyFile, 'utf8') })
    await client.connect()
    await expect(client.invoke(new Api.help.GetNearestDc())).rejects.toMatchObject({ seconds: 9 })
    const phoneNumber = '+4915550001001'
    const sent = await client.invoke(new Api.auth.SendCode({ phoneNumber, ...api, settings: new Api.CodeSettings({}) }))
    if (!(sent instanceof Api.auth.SentCode)) throw new Error(sent.className)
    const phoneCode = await printed(/Login code for \+4915550001001: (\d{5})\n/)
    await client.invoke(new Api.auth.SignIn({ phoneNumber, phoneCodeHash: sent.phoneCodeHash, phoneCode }))
    expect((await client.getDialogs({})).map(({ title }) => title).toSorted()).toEqual(['Pilot project', 'Sam Okafor'])
    await client.destroy()
    child.kill('SIGINT')
    expect((await ended).code).toBe(0)
  })

  test('a port in use is one clear line', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    const address = blocker.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { code, output } = await run('--port', String(port)).ended
    blocker.close()
    expect({ code, output }).toEqual({ code: 1, output: `Port ${port} on 127.0.0.1 is in use: choose another one\n` })
  })

  test.each([
    ['an unknown flag', ['--nope'], /^Unknown option '--nope'.*\n$/],
    ['a word for a number', ['--latency', 'much'], /^--latency is no whole number\n$/],
    ['a malformed flood', ['--flood', 'everything'], /^--flood must be method=seconds\n$/],
    ['a world that is not there', ['--world', '/nowhere.json'], /^--world \/nowhere.json cannot be read\n$/],
    ['too few DCs for the world', ['--dcs', '1'], /account 1001 lives at DC 2, and only DC 1 to 1 are served\n$/],
    [
      'a key that cannot be written',
      ['--key-out', '/nowhere/key.pem'],
      /^--key-out \/nowhere\/key.pem cannot be written\n$/,
    ],
  ])('%s is one clear line', async (_name, args, line) => {
    const { code, output } = await run(...args).ended
    expect(code).toBe(1)
    expect(output).toMatch(line)
  })

  test('a world with faults is refused with their places', async () => {
    const file = join(folder, 'world.json')
    await writeFile(file, JSON.stringify({ users: [{ id: 5, firstName: 7 }], accounts: [] }))
    const { code, output } = await run('--world', file).ended
    expect(code).toBe(1)
    expect(output).toContain('users.0.firstName')
  })
})
