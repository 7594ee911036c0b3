import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServer, type Socket } from 'node:net'
import { createTelegram } from '../../../integrations/telegram/create-telegram.ts'
import { type ConnectOptions, type TelegramConnection } from '../../../integrations/telegram/types.ts'
import { type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { startDamagingProxy } from './damaging-proxy.ts'
import { plain, quick, signedInSession, startSandbox, telegramFor, testWorld } from './telegram-world.ts'

const date = '2026-01-01T10:00:00Z'
const peer = { type: 'chat' as const, id: '42', accessHash: null }
const world = testWorld([
  { type: 'group', id: 42, title: 'Group', members: [plain.id], messages: [{ from: plain.id, date, text: 'one' }] },
])

let sandbox: TelegramSandbox
let session: string
beforeAll(async () => {
  sandbox = await startSandbox(world)
})
afterAll(() => sandbox.close())

let connection: TelegramConnection
beforeEach(async () => {
  sandbox.faults.clear()
  // A handshake costs more than everything else here: only what lost its session signs in anew.
  if (sandbox.sessions(plain.id) === 0) session = await signedInSession(sandbox)
  connection = await connect()
  sandbox.resetCalls()
})
afterEach(() => connection.close())

const connect = (options: Partial<ConnectOptions> = {}, timing = {}) =>
  telegramFor(sandbox, timing).connect(session, { floodWait: 'fail', ...options })
const read = (line = connection) => line.messagesAfter(peer, 0)
const histories = () => sandbox.calls()['messages.getHistory'] ?? 0

describe('flood waits', () => {
  test('`fail` reports the seconds at once and does not ask again', async () => {
    sandbox.faults.floodWait('messages.getHistory', 17)
    await expect(read()).rejects.toMatchObject({ kind: 'telegram-flood-wait', retryAfterSeconds: 17 })
    expect(histories()).toBe(1)
  })

  test('`wait` sleeps through a short one, and the call succeeds', async () => {
    const patient = await connect({ floodWait: 'wait' })
    sandbox.faults.floodWait('messages.getHistory', 1)
    const started = performance.now()
    expect(await read(patient)).toHaveLength(1)
    expect(performance.now() - started).toBeGreaterThan(990)
    expect(histories()).toBe(2)
    await patient.close()
  })

  test('`wait` reports a long one', async () => {
    const patient = await connect({ floodWait: 'wait' })
    sandbox.faults.floodWait('messages.getHistory', 61)
    await expect(read(patient)).rejects.toMatchObject({ kind: 'telegram-flood-wait', retryAfterSeconds: 61 })
    await patient.close()
  })

  test('closing ends the sleep', async () => {
    const patient = await connect({ floodWait: 'wait' })
    sandbox.faults.floodWait('messages.getHistory', 60)
    const call = expect(read(patient)).rejects.toMatchObject({ kind: 'telegram-unreachable' })
    while (histories() === 0) await new Promise(setImmediate)
    await patient.close()
    await call
  })
})

describe('a server in trouble', () => {
  test('an internal error is tried again', async () => {
    sandbox.faults.fail('messages.getHistory', { code: 500, message: 'INTERNAL' }, 2)
    expect(await read()).toHaveLength(1)
    expect(histories()).toBe(3)
  })

  test('an internal error that stays is reported after three tries', async () => {
    sandbox.faults.fail('messages.getHistory', { code: 500, message: 'INTERNAL' }, 9)
    await expect(read()).rejects.toMatchObject({ kind: 'telegram-unreachable' })
    expect(histories()).toBe(3)
  })

  test('a refusal is not repeated', async () => {
    sandbox.faults.fail('messages.getHistory', { code: 400, message: 'SOMETHING_NEW_INVALID' })
    await expect(read()).rejects.toMatchObject({
      kind: 'telegram-unreachable',
      message: 'Telegram refused this request (SOMETHING_NEW_INVALID).',
    })
    expect(histories()).toBe(1)
  })

  test('a call that is never answered ends at its timeout, and the next one works', async () => {
    const hurried = await connect({}, { callTimeoutMs: 1_000 })
    sandbox.faults.hang('messages.getHistory')
    const started = performance.now()
    await expect(read(hurried)).rejects.toMatchObject({ kind: 'telegram-unreachable' })
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(await read(hurried)).toHaveLength(1)
    await hurried.close()
  })

  test('a connection that breaks is opened anew, and the call repeated', async () => {
    sandbox.faults.drop('messages.getHistory')
    expect(await read()).toHaveLength(1)
    expect(histories()).toBe(2)
    expect(connection.session()).toBe(session)
  })

  test('a connection that keeps breaking is reported', async () => {
    sandbox.faults.drop('messages.getHistory', 9)
    await expect(read()).rejects.toMatchObject({ kind: 'telegram-unreachable' })
    expect(histories()).toBe(3)
  })

  test('one failed call leaves the others of the connection alone', async () => {
    sandbox.faults.fail('messages.getHistory', { code: 400, message: 'CHANNEL_PRIVATE' })
    const outcomes = await Promise.allSettled([read(), read(), connection.listDialogs()])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  })
})

describe('a lost session', () => {
  test.each(['SESSION_REVOKED', 'USER_DEACTIVATED', 'AUTH_KEY_DUPLICATED', 'AUTH_KEY_UNREGISTERED'] as const)(
    '%s is told on the open connection and on the next',
    async (reason) => {
      sandbox.faults.revoke(plain.id, reason)
      await expect(read()).rejects.toMatchObject({ kind: 'telegram-session-lost' })
      await expect(connect()).rejects.toMatchObject({ kind: 'telegram-session-lost' })
      expect(histories()).toBe(1)
    },
  )

  test('a key that Telegram forgot is told at once, on the open connection and on the next', async () => {
    sandbox.faults.forgetKeys()
    const started = performance.now()
    await expect(read()).rejects.toMatchObject({ kind: 'telegram-session-lost' })
    await expect(connect()).rejects.toMatchObject({ kind: 'telegram-session-lost' })
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  test.each(['', 'garbage', '1AAAA', 'x'.repeat(361)])('what is no session (%j) is a lost one', async (unreadable) => {
    const attempt = telegramFor(sandbox).connect(unreadable, { floodWait: 'fail' })
    await expect(attempt).rejects.toMatchObject({ kind: 'telegram-session-lost' })
  })
})

describe('connecting', () => {
  test('a failure of the server at connecting is tried again', async () => {
    sandbox.faults.drop('help.getConfig', 2)
    const line = await connect()
    expect(sandbox.calls()['help.getConfig']).toBe(3)
    await line.close()
  })

  test('a greeting that is never answered is tried again', async () => {
    sandbox.faults.hang('help.getConfig')
    const line = await connect({}, { connectTimeoutMs: 3_000 })
    expect(sandbox.calls()['help.getConfig']).toBe(2)
    await line.close()
  })

  test('a server that accepts and never answers is given up at the timeout', async () => {
    const sockets: Socket[] = []
    const mute = createServer((socket) => sockets.push(socket.resume())).listen(0, '127.0.0.1')
    await new Promise((resolve) => mute.once('listening', resolve))
    const address = mute.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const config = { apiId: 1, apiHash: 'hash', servers: [{ dc: 1, host: '127.0.0.1', port }], serverKeyPem: null }
    const telegram = createTelegram(config, { ...quick, connectTimeoutMs: 300 })
    await expect(telegram.requestCode(plain.phone)).rejects.toMatchObject({ kind: 'telegram-unreachable' })
    await expect(telegram.connect(session, { floodWait: 'fail' })).rejects.toMatchObject({
      kind: 'telegram-unreachable',
    })
    expect(sockets).toHaveLength(6)
    await new Promise((resolve) => mute.close(resolve))
  })

  test('a damaged packet is mended by another connection: in the handshake, at the greeting, in an answer', async () => {
    const proxy = await startDamagingProxy(sandbox.serverList[0]?.port ?? 0)
    const servers = [{ dc: 1, host: '127.0.0.1', port: proxy.port }]
    const telegram = createTelegram({ apiId: 1, apiHash: 'hash', servers, serverKeyPem: null }, quick)

    proxy.damage(2)
    expect(await telegram.requestCode(plain.phone)).toMatchObject({ phone: plain.phone })
    expect(proxy.connections()).toBe(2)

    proxy.damage()
    const line = await telegram.connect(session, { floodWait: 'fail' })
    expect(proxy.connections()).toBe(4)

    proxy.damage()
    expect(await read(line)).toHaveLength(1)
    expect(proxy.connections()).toBe(5)
    await line.close()
    await proxy.close()
  })

  test('a server whose key is not trusted is not talked to', async () => {
    const stranger = await startSandbox(world)
    const config = { apiId: 1, apiHash: 'hash', servers: stranger.serverList, serverKeyPem: null }
    const attempt = createTelegram(config, quick).requestCode(plain.phone)
    await expect(attempt).rejects.toMatchObject({ kind: 'telegram-unreachable' })
    expect(stranger.calls()).toEqual({})
    await stranger.close()
  })

  test('nobody listening is reported', async () => {
    const servers = [{ dc: 1, host: '127.0.0.1', port: 1 }]
    const telegram = createTelegram({ apiId: 1, apiHash: 'hash', servers, serverKeyPem: null }, quick)
    await expect(telegram.requestCode(plain.phone)).rejects.toMatchObject({ kind: 'telegram-unreachable' })
  })
})

describe('ending', () => {
  test('an abort rejects what is in flight and what waits its turn', async () => {
    const lease = new AbortController()
    const leased = await connect({ signal: lease.signal })
    sandbox.faults.hang('messages.getHistory')
    const outcomes = Promise.allSettled([read(leased), leased.listDialogs()])
    while (histories() === 0) await new Promise(setImmediate)
    lease.abort()
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { kind: 'telegram-unreachable' } })
    await expect(read(leased)).rejects.toMatchObject({ kind: 'telegram-unreachable' })
    expect(sandbox.calls()['messages.getDialogs']).toBeUndefined()
    await leased.close()
  })

  test('an abort ends a connection that is being opened', async () => {
    const lease = new AbortController()
    sandbox.faults.hang('help.getConfig')
    const opening = expect(connect({ signal: lease.signal })).rejects.toMatchObject({ kind: 'telegram-unreachable' })
    while (!sandbox.calls()['help.getConfig']) await new Promise(setImmediate)
    lease.abort()
    await opening
  })

  test('an aborted signal opens nothing', async () => {
    await expect(connect({ signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: 'telegram-unreachable' })
    expect(sandbox.calls()).toEqual({})
  })

  test('close settles the call in flight before it returns, and may be repeated', async () => {
    sandbox.faults.hang('messages.getHistory')
    let settled = 0
    const call = read().catch(() => settled++)
    while (histories() === 0) await new Promise(setImmediate)
    await connection.close()
    await connection.close()
    await call
    expect(settled).toBe(1)
    await expect(read()).rejects.toMatchObject({ kind: 'telegram-unreachable' })
  })
})

test('calls of one connection keep the gap between them', async () => {
  const polite = await connect({}, { minGapMs: 100 })
  const started = performance.now()
  await Promise.all([read(polite), read(polite), read(polite)])
  // The first waits for the gap after users.getUsers, too.
  expect(performance.now() - started).toBeGreaterThan(290)
  await polite.close()
})

test('no error carries the session, the phone or the key', async () => {
  const unreadable = 'secret-session'
  sandbox.faults.fail('auth.sendCode', { code: 500, message: 'INTERNAL' }, 9)
  const errors: unknown[] = await Promise.all([
    telegramFor(sandbox)
      .connect(unreadable, { floodWait: 'fail' })
      .catch((error: unknown) => error),
    telegramFor(sandbox)
      .requestCode(plain.phone)
      .catch((error: unknown) => error),
  ])
  const printed = errors.map((error) => JSON.stringify(error, Object.getOwnPropertyNames(error)) + String(error)).join()
  expect(printed).not.toContain(unreadable)
  expect(printed).not.toContain(plain.phone.slice(1))
})
