import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { type TelegramClient } from 'telegram'
import { Api } from 'telegram/tl/index.js'
import { startTelegramSandbox, type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { gramjsClient, saveSession } from './gramjs-client.ts'
import { signInWithCode } from './signed-in.ts'
import { me, said, worldWith } from './worlds.ts'

let sandbox: TelegramSandbox
let clients: TelegramClient[]

beforeEach(async () => {
  clients = []
  sandbox = await startTelegramSandbox({
    world: worldWith([{ type: 'private', with: 1, messages: [said(1, 0, 'hi')] }]),
  })
})
afterEach(async () => {
  sandbox.faults.clear()
  for (const client of clients) await client.destroy()
  await sandbox.close()
})

const newClient = (options: Parameters<typeof gramjsClient>[1] = {}) => {
  const client = gramjsClient(sandbox, options)
  clients.push(client)
  return client
}
const signedIn = async () => {
  const client = newClient()
  await client.connect()
  await signInWithCode(client, sandbox, me.phone)
  return client
}
const state = (client: TelegramClient) => client.invoke(new Api.updates.GetState())

/** True if the promise is still open after `ms`: nothing but time shows that an answer does not come. */
const isOpenAfter = (ms: number, promise: Promise<unknown>) =>
  Promise.race([
    promise.then(
      () => false,
      () => false,
    ),
    new Promise((resolve) => setTimeout(resolve, ms, true)),
  ])

describe('faults of a method', () => {
  test('a flood wait says its seconds, as often as planned', async () => {
    const client = await signedIn()
    sandbox.faults.floodWait('updates.getState', 17, 2)
    await expect(state(client)).rejects.toMatchObject({ errorMessage: 'FLOOD', seconds: 17 })
    await expect(state(client)).rejects.toMatchObject({ seconds: 17 })
    expect((await state(client)).seq).toBe(1)
    expect(sandbox.calls()['updates.getState']).toBe(3)
  })

  test('any error can be planned, and taken back', async () => {
    const client = await signedIn()
    sandbox.faults.fail('updates.getState', { code: 400, message: 'MSG_ID_INVALID' }, 5)
    await expect(state(client)).rejects.toMatchObject({ code: 400, errorMessage: 'MSG_ID_INVALID' })
    sandbox.faults.clear()
    expect((await state(client)).seq).toBe(1)
  })

  test('a hanging call is never answered, the next one is', async () => {
    const client = await signedIn()
    sandbox.faults.hang('updates.getState')
    const hanging = state(client)
    expect((await state(client)).seq).toBe(1)
    expect(await isOpenAfter(100, hanging)).toBe(true)
  })

  test('a dropped connection is made anew, and the call repeated', async () => {
    const client = await signedIn()
    sandbox.faults.drop('updates.getState')
    expect((await state(client)).seq).toBe(1)
    expect(sandbox.calls()['updates.getState']).toBe(2)
  })

  test('an unknown method is refused, counted and reported', async () => {
    const client = await signedIn()
    const report = jest.spyOn(console, 'error').mockImplementation(() => {})
    await expect(client.invoke(new Api.help.GetSupport())).rejects.toMatchObject({ errorMessage: 'METHOD_INVALID' })
    expect(report).toHaveBeenCalledWith('Telegram sandbox: no such method help.getSupport')
    report.mockRestore()
    expect(sandbox.calls()['help.getSupport']).toBe(1)
  })

  test('latency delays every answer', async () => {
    const client = await signedIn()
    sandbox.faults.latency(150)
    const before = performance.now()
    await state(client)
    expect(performance.now() - before).toBeGreaterThan(145)
  })
})

describe('lost sessions', () => {
  test.each([
    ['SESSION_REVOKED', 401],
    ['USER_DEACTIVATED', 401],
    ['AUTH_KEY_UNREGISTERED', 401],
    ['AUTH_KEY_DUPLICATED', 406],
  ] as const)('%s ends every session of the account', async (reason, code) => {
    const client = await signedIn()
    sandbox.faults.revoke(me.id, reason)
    await expect(state(client)).rejects.toMatchObject({ code, errorMessage: reason })
    expect(sandbox.sessions(me.id)).toBe(0)
  })

  test('a key that was unregistered connects, and signs in anew', async () => {
    const first = await signedIn()
    sandbox.faults.revoke(me.id, 'AUTH_KEY_UNREGISTERED')
    const again = newClient({ session: saveSession(first) })
    expect(await again.connect()).toBe(true)
    await signInWithCode(again, sandbox, me.phone)
    expect((await state(again)).seq).toBe(1)
  })

  test('a forgotten key gets transport error -404, which GramJS turns into silence', async () => {
    const first = await signedIn()
    const session = saveSession(first)
    await first.destroy()
    sandbox.faults.forgetKeys()
    const again = newClient({ session })
    expect(await isOpenAfter(300, again.connect())).toBe(true)
    const fresh = newClient()
    expect(await fresh.connect()).toBe(true)
  })
})
