import { randomBytes } from 'node:crypto'
import { Api } from 'telegram/tl/index.js'
import { type Rpc } from '../rpc/rpc.ts'
import { type AuthKey, type Session } from '../state/auth-keys.ts'
import { long, readTl } from '../tl.ts'
import { type InnerMessage, openMessage } from './encrypted-message.ts'
import { createOutbox } from './outbox.ts'
import { answerService, rpcResult } from './service-messages.ts'
import { type ReceivedMessage, unpack } from './unpack.ts'

export type Wire = { send: (packet: Buffer) => void; close: () => void; disconnectAfter: (ms: number) => void }

const rememberedIds = 2_000
const tooOldSeconds = 300
const tooNewSeconds = 30

/** The encrypted half of one connection: checks what arrives, asks `rpc`, and sends what leaves. */
export const createSessionLink = ({ rpc, wire }: { rpc: Rpc; wire: Wire }) => {
  const queues = new WeakMap<Session, ReturnType<typeof createOutbox>>()
  // A session refused for its salt is not remembered yet, but its numbering goes on: a client drops a repeated id.
  const refused = new Map<string, Session>()

  const sessionOf = (authKey: AuthKey, id: Buffer) => {
    const name = id.toString('hex')
    const known = authKey.sessions.get(name)
    const session = known ??
      refused.get(name) ?? { id: Buffer.from(id), sent: 0, lastMsgId: 0n, received: new Set(), push: () => {} }
    const queue = queues.get(session) ?? createOutbox(authKey, session, wire.send)
    queues.set(session, queue)
    session.push = (body) => queue(body, { isReply: false })
    return { session, queue, isNew: !known, remember: () => authKey.sessions.set(name, session) }
  }

  const receive = (packet: Buffer, authKey: AuthKey) => {
    const message = openMessage(packet, authKey.key, 'client')
    const { session, queue, isNew, remember } = sessionOf(authKey, message.sessionId)
    const refusal = refuse(message, authKey)
    if (refusal) {
      if (isNew) refused.set(message.sessionId.toString('hex'), session)
      return queue(refusal.getBytes(), { needsAck: false })
    }
    remember()
    if (isNew) queue(newSession(message, authKey).getBytes())
    for (const inner of unpack(message)) {
      if (session.received.has(inner.msgId)) continue
      session.received.add(inner.msgId)
      if (session.received.size > rememberedIds) session.received.delete([...session.received][0] ?? 0n)
      handle(inner, authKey, queue)
    }
  }

  const handle = ({ msgId, body }: ReceivedMessage, authKey: AuthKey, queue: ReturnType<typeof createOutbox>) => {
    const request = readOrNull(body)
    const service = request && answerService(request, { msgId, authKey, disconnectAfter: wire.disconnectAfter })
    if (service) return queue(service, { needsAck: false })
    if (service === null && request) return
    void rpc.answer({ request, constructor: body.readUInt32LE(0), authKey }).then((outcome) => {
      if (outcome === 'drop') return wire.close()
      if (outcome === 'hang') queue(new Api.MsgsAck({ msgIds: [long(msgId)] }).getBytes(), { needsAck: false })
      else queue(rpcResult(msgId, outcome))
    })
  }

  return { receive }
}

const readOrNull = (body: Buffer) => {
  try {
    return readTl(body)
  } catch {
    return null
  }
}

/** bad_msg_notification 16, 17, 18 and bad_server_salt 48 (core.telegram.org/mtproto/service_messages_about_messages). */
const refuse = ({ msgId, seqNo, salt }: InnerMessage, authKey: AuthKey) => {
  const bad = { badMsgId: long(msgId), badMsgSeqno: seqNo }
  const age = Date.now() / 1000 - Number(msgId >> 32n)
  if (age > tooOldSeconds) return new Api.BadMsgNotification({ ...bad, errorCode: 16 })
  if (age < -tooNewSeconds) return new Api.BadMsgNotification({ ...bad, errorCode: 17 })
  if (msgId & 3n) return new Api.BadMsgNotification({ ...bad, errorCode: 18 })
  if (salt.equals(authKey.salt)) return null
  return new Api.BadServerSalt({ ...bad, errorCode: 48, newServerSalt: long(authKey.salt.readBigInt64LE()) })
}

const newSession = ({ msgId }: InnerMessage, authKey: AuthKey) =>
  new Api.NewSessionCreated({
    firstMsgId: long(msgId),
    uniqueId: long(randomBytes(8).readBigInt64LE()),
    serverSalt: long(authKey.salt.readBigInt64LE()),
  })
