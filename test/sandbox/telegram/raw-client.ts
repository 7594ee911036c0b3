import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { doAuthentication } from 'telegram/network/Authenticator.js'
import { MTProtoPlainSender } from 'telegram/network/MTProtoPlainSender.js'
import { Logger } from 'telegram/extensions/index.js'
import { LogLevel } from 'telegram/extensions/Logger.js'
import { openMessage, sealMessage } from '../../../sandbox/telegram/session/encrypted-message.ts'
import { type ReceivedMessage, unpack } from '../../../sandbox/telegram/session/unpack.ts'
import { type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { int64, readTl, uint32 } from '../../../sandbox/telegram/tl.ts'
import { createFull } from '../../../sandbox/telegram/transport/full.ts'
import { sha1 } from '../../../sandbox/telegram/crypto/hashes.ts'
import { trust } from './gramjs-client.ts'

type Overrides = { salt?: Buffer; msgId?: bigint; seqNo?: number; key?: Buffer }

/** A client of a few lines that can do what GramJS never does: break the rules. The handshake is GramJS's. */
export const openRawClient = async (sandbox: TelegramSandbox, dc = 2) => {
  trust(sandbox.publicKeyPem)
  const server = sandbox.serverList.find((candidate) => candidate.dc === dc)
  if (!server) throw new Error('no such DC')
  const socket = connect(server.port, server.host)
  await once(socket, 'connect')
  const closed = once(socket, 'close')
  const framing = createFull()
  const arrived: Buffer[] = []
  let wake = () => {}
  socket.on('data', (chunk) => {
    arrived.push(...framing.push(chunk))
    wake()
  })
  const nextPacket = async (): Promise<Buffer> => {
    while (arrived.length === 0) await new Promise<void>((resolve) => (wake = resolve))
    return arrived.shift() ?? Buffer.alloc(0)
  }
  const sendPacket = (packet: Buffer) => socket.write(framing.encode(packet))

  let lastId = 0n
  const newId = () => {
    const now = ((BigInt(Date.now()) << 32n) / 1000n) & ~3n
    lastId = now > lastId ? now : lastId + 4n
    return lastId
  }

  const plain = {
    send: async (request: { getBytes(): Buffer }): Promise<unknown> => {
      const body = request.getBytes()
      sendPacket(Buffer.concat([Buffer.alloc(8), int64(newId()), uint32(body.length), body]))
      return readTl((await nextPacket()).subarray(20))
    },
  }
  const plainSender = Object.assign(Object.create(MTProtoPlainSender.prototype) as MTProtoPlainSender, plain)
  const key = await agreeOnKey(plainSender)
  const id = sha1(key).subarray(12).toString('hex')
  const sessionId = randomBytes(8)
  let salt: Buffer = randomBytes(8)
  let waiting: ReceivedMessage[] = []

  const send = (body: Buffer, { msgId = newId(), seqNo = 1, ...more }: Overrides = {}): bigint => {
    const message = { salt: more.salt ?? salt, sessionId, msgId, seqNo, body }
    sendPacket(sealMessage(message, { key: more.key ?? key, id }, 'client'))
    return msgId
  }
  /** The next message of the server, out of its container. */
  const next = async (): Promise<ReceivedMessage> => {
    while (waiting.length === 0) waiting = unpack(openMessage(await nextPacket(), key, 'server'))
    const [first, ...later] = waiting
    waiting = later
    if (!first) throw new Error('unreachable')
    return first
  }

  return {
    send,
    next,
    sendPacket,
    nextPacket,
    newId,
    write: (bytes: Buffer) => socket.write(bytes),
    closed,
    useSalt: (right: Buffer) => {
      salt = right
    },
    close: () => socket.destroy(),
  }
}

/** GramJS takes a key with a leading zero (1 in 256) for one byte shorter and fails: a second try is due. */
const agreeOnKey = async (sender: MTProtoPlainSender, triesLeft = 3): Promise<Buffer> => {
  try {
    const { authKey } = await doAuthentication(sender, new Logger(LogLevel.NONE))
    return authKey.getKey() ?? Buffer.alloc(0)
  } catch (error) {
    if (triesLeft <= 1) throw error
    return agreeOnKey(sender, triesLeft - 1)
  }
}

export type RawClient = Awaited<ReturnType<typeof openRawClient>>
