import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { gzipSync } from 'node:zlib'
import { Api, serializeBytes } from 'telegram/tl/index.js'
import { unzip } from '../../../sandbox/telegram/session/unpack.ts'
import { startTelegramSandbox, type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { fromLong, ids, int64, long, readTl, uint32 } from '../../../sandbox/telegram/tl.ts'
import { api } from './gramjs-client.ts'
import { openRawClient, type RawClient } from './raw-client.ts'
import { me, said, worldWith } from './worlds.ts'

const strangers = Array.from({ length: 20 }, (_, i) => ({ id: 1000 + i, firstName: `Person ${i}` }))
const chats = strangers.map(({ id }) => ({ type: 'private' as const, with: id, messages: [said(id, id, 'hello')] }))

let sandbox: TelegramSandbox
let raw: RawClient

beforeEach(async () => {
  sandbox = await startTelegramSandbox({ world: worldWith(chats, strangers) })
  raw = await openRawClient(sandbox)
})
afterEach(async () => {
  raw.close()
  await sandbox.close()
})

const ping = (id: number) => new Api.Ping({ pingId: long(id) }).getBytes()
const nearestDc = () => inited(new Api.help.GetNearestDc())
const inited = (query: { getBytes(): Buffer }) =>
  new Api.InvokeWithLayer({
    layer: 198,
    query: new Api.InitConnection({
      apiId: 1,
      deviceModel: 'test',
      systemVersion: '1',
      appVersion: '1',
      systemLangCode: 'en',
      langPack: '',
      langCode: 'en',
      query,
    }),
  }).getBytes()

/** Learns the salt as clients do, and takes the first messages of the session out of the way. */
const settle = async () => {
  raw.send(ping(1))
  const refused = readTl((await raw.next()).body)
  if (!(refused instanceof Api.BadServerSalt)) throw new Error(refused.className)
  expect(refused.errorCode).toBe(48)
  raw.useSalt(int64(fromLong(refused.newServerSalt)))
  raw.send(ping(2))
  expect(readTl((await raw.next()).body)).toBeInstanceOf(Api.NewSessionCreated)
  expect(readTl((await raw.next()).body)).toMatchObject({ className: 'Pong' })
}

const rpcError = async () => {
  const { body } = await raw.next()
  expect(body.readUInt32LE(0)).toBe(ids.rpcResult)
  return readTl(body.subarray(12))
}

describe('messages', () => {
  test('a wrong salt is corrected and a new session announced once', async () => {
    await settle()
    raw.send(ping(3))
    expect(readTl((await raw.next()).body)).toMatchObject({ className: 'Pong' })
  })

  test('ids that are too old, too new or not divisible by four are refused with their code', async () => {
    await settle()
    const shift = (seconds: number) => raw.newId() + (BigInt(seconds) << 32n)
    for (const [msgId, errorCode] of [
      [shift(-400), 16],
      [shift(60), 17],
      [raw.newId() + 1n, 18],
    ] as const) {
      raw.send(ping(4), { msgId })
      expect(readTl((await raw.next()).body)).toMatchObject({ className: 'BadMsgNotification', errorCode })
    }
  })

  test('a container is taken apart and answered in one packet with growing odd ids', async () => {
    await settle()
    const inner = [ping(5), ping(6), new Api.MsgsAck({ msgIds: [long(1)] }).getBytes()].map((body) =>
      Buffer.concat([int64(raw.newId()), uint32(1), uint32(body.length), body]),
    )
    raw.send(Buffer.concat([uint32(ids.msgContainer), uint32(inner.length), ...inner]))
    const pongs = [await raw.next(), await raw.next()]
    expect(pongs.map(({ body }) => readTl(body))).toMatchObject([{ pingId: long(5) }, { pingId: long(6) }])
    expect(pongs.map(({ msgId }) => msgId & 3n)).toEqual([1n, 1n])
    expect((pongs[1]?.msgId ?? 0n) > (pongs[0]?.msgId ?? 0n)).toBe(true)
  })

  test('ids of the server always grow, answers and refusals alike', async () => {
    const seen: bigint[] = []
    for (let i = 0; i < 40; i++) raw.send(ping(i), i % 2 ? {} : { msgId: raw.newId() + 1n })
    for (let i = 0; i < 40; i++) seen.push((await raw.next()).msgId)
    expect(new Set(seen).size).toBe(40)
    expect(seen).toEqual(seen.toSorted((a, b) => (a < b ? -1 : 1)))
  })

  test('a message sent twice is performed once', async () => {
    await settle()
    const msgId = raw.send(nearestDc())
    await raw.next()
    raw.send(nearestDc(), { msgId })
    raw.send(ping(7))
    expect(readTl((await raw.next()).body)).toMatchObject({ className: 'Pong' })
    expect(sandbox.calls()).toEqual({ 'help.getNearestDc': 1 })
  })

  test('gzip_packed is read, alone and inside a wrapper', async () => {
    await settle()
    const packed = (body: Buffer) => Buffer.concat([uint32(ids.gzipPacked), serializeBytes(gzipSync(body))])
    raw.send(packed(nearestDc()))
    expect(readTl((await raw.next()).body.subarray(12))).toMatchObject({ thisDc: 2 })
    raw.send(inited({ getBytes: () => packed(new Api.help.GetConfig().getBytes()) }))
    expect(readTl((await raw.next()).body.subarray(12))).toMatchObject({ className: 'Config', thisDc: 2 })
  })

  test('large answers come gzipped', async () => {
    await settle()
    const ask = async (query: { getBytes(): Buffer }) => {
      raw.send(inited(query))
      return (await raw.next()).body.subarray(12)
    }
    const phoneNumber = me.phone
    const sent = readTl(await ask(new Api.auth.SendCode({ phoneNumber, ...api, settings: new Api.CodeSettings({}) })))
    if (!(sent instanceof Api.auth.SentCode)) throw new Error(sent.className)
    const { phoneCodeHash } = sent
    await ask(new Api.auth.SignIn({ phoneNumber, phoneCodeHash, phoneCode: sandbox.loginCode(phoneNumber) ?? '' }))
    const everyone = { offsetDate: 0, offsetId: 0, offsetPeer: new Api.InputPeerEmpty(), limit: 100, hash: long(0) }
    const dialogs = await ask(new Api.messages.GetDialogs(everyone))
    expect(dialogs.readUInt32LE(0)).toBe(ids.gzipPacked)
    expect(readTl(unzip(dialogs))).toMatchObject({ className: 'messages.Dialogs', dialogs: { length: 20 } })
  })

  test('service requests get their answers', async () => {
    await settle()
    const asked = async (request: { getBytes(): Buffer }) => {
      raw.send(request.getBytes())
      return (await raw.next()).body
    }
    const state = readTl(await asked(new Api.MsgsStateReq({ msgIds: [long(1), long(2)] })))
    expect(state).toMatchObject({ className: 'MsgsStateInfo', info: '\u0004\u0004' })
    expect((await asked(new Api.GetFutureSalts({ num: 1 }))).readUInt32LE(0)).toBe(ids.futureSalts)
    const unknown = readTl(await asked(new Api.DestroySession({ sessionId: long(5) })))
    expect(unknown).toBeInstanceOf(Api.DestroySessionNone)
    const dropped = await asked(new Api.RpcDropAnswer({ reqMsgId: long(1) }))
    expect(readTl(dropped.subarray(12))).toBeInstanceOf(Api.RpcAnswerUnknown)
  })

  test('ping_delay_disconnect closes a silent connection', async () => {
    await settle()
    raw.send(new Api.PingDelayDisconnect({ pingId: long(1), disconnectDelay: 0 }).getBytes())
    await raw.closed
  })
})

describe('calls', () => {
  test('nothing is answered before initConnection', async () => {
    await settle()
    raw.send(new Api.help.GetConfig().getBytes())
    expect(await rpcError()).toMatchObject({ errorCode: 400, errorMessage: 'CONNECTION_NOT_INITED' })
  })

  test('a constructor outside the layer is refused, not dropped', async () => {
    await settle()
    raw.send(uint32(0x12345678))
    expect(await rpcError()).toMatchObject({ errorCode: 400, errorMessage: `INPUT_METHOD_INVALID_${0x12345678}_0` })
  })
})

describe('bytes no client sends', () => {
  test('a packet under an unknown key gets -404', async () => {
    raw.sendPacket(Buffer.alloc(64, 7))
    expect((await raw.nextPacket()).readInt32LE(0)).toBe(-404)
  })

  test('a message that was changed on the way closes the connection', async () => {
    raw.send(ping(1), { key: Buffer.alloc(256, 1) })
    await raw.closed
  })

  test.each([
    ['a negative length', uint32(-5)],
    ['a length past the limit', uint32(1 << 24)],
    ['a wrong checksum', Buffer.concat([uint32(16), uint32(3), Buffer.alloc(8)])],
  ])('%s closes the connection', async (_name, bytes) => {
    raw.write(bytes)
    await raw.closed
  })

  test('a container that does not add up closes the connection', async () => {
    await settle()
    raw.send(Buffer.concat([uint32(ids.msgContainer), uint32(1), int64(4n), uint32(1), uint32(400), Buffer.alloc(8)]))
    await raw.closed
  })
})
