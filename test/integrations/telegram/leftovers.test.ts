import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import { promisify } from 'node:util'
import { type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { plain, signedInSession, startSandbox, testWorld } from './telegram-world.ts'

const date = '2026-01-01T10:00:00Z'
let sandbox: TelegramSandbox
let mute: Server
beforeAll(async () => {
  sandbox = await startSandbox(
    testWorld([
      { type: 'group', id: 42, title: 'Group', members: [plain.id], messages: [{ from: plain.id, date, text: 'one' }] },
    ]),
  )
  mute = createServer((socket) => socket.resume()).listen(0, '127.0.0.1')
  await new Promise((resolve) => mute.once('listening', resolve))
})
afterAll(async () => {
  await new Promise((resolve) => mute.close(resolve))
  await sandbox.close()
})

test('fifty connections, hung, dropped, flooded and aborted ones among them, leave nothing that keeps a process alive', async () => {
  const session = await signedInSession(sandbox)
  sandbox.faults.hang('messages.getHistory')
  sandbox.faults.drop('messages.getHistory')
  sandbox.faults.floodWait('messages.getHistory', 60)
  const address = mute.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  const script = new URL('come-and-go.ts', import.meta.url).pathname
  const args = [script, JSON.stringify(sandbox.serverList), sandbox.publicKeyPem, session, port]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const [said = '', exitedAt = ''] = stdout.split('\n')
  const { endedAt, ...left } = JSON.parse(said) as { endedAt: number }
  expect(left).toEqual({ afterCycles: [], afterAll: [], faults: [] })
  expect(Number(exitedAt) - endedAt).toBeLessThan(500)
  expect(sandbox.calls()['users.getUsers']).toBe(51)
})
