import { int64, ids, uint32 } from '../tl.ts'
import { type AuthKey, type Session } from '../state/auth-keys.ts'
import { sealMessage } from './encrypted-message.ts'

/** `isReply` decides the low bits of the id; `needsAck` makes the message count in the sequence. */
type Outgoing = { body: Buffer; isReply: boolean; needsAck: boolean }

/** Sends what one tick produced as one packet, in a container if it is more than one message, as Telegram does. */
export const createOutbox = (authKey: AuthKey, session: Session, send: (packet: Buffer) => void) => {
  let waiting: Outgoing[] = []
  const flush = () => {
    const parts = waiting.map((message) => ({ ...number(session, message), body: message.body }))
    waiting = []
    const whole = parts.length === 1 ? parts[0] : container(session, parts)
    if (whole) send(sealMessage({ ...whole, salt: authKey.salt, sessionId: session.id }, authKey, 'server'))
  }
  return (body: Buffer, { isReply = true, needsAck = true } = {}) => {
    if (waiting.length === 0) setImmediate(flush)
    waiting.push({ body, isReply, needsAck })
  }
}

type Numbered = { msgId: bigint; seqNo: number }

const number = (session: Session, { isReply, needsAck }: Omit<Outgoing, 'body'>): Numbered => {
  const now = BigInt(Date.now())
  const timely = ((now / 1000n) << 32n) | (((now % 1000n) << 32n) / 1000n)
  // Compared without its low bits, which the kind of message replaces: a client drops a repeated id.
  const quarter = timely & ~3n
  const base = quarter > session.lastMsgId ? quarter : (session.lastMsgId & ~3n) + 4n
  const msgId = base | (isReply ? 1n : 3n)
  session.lastMsgId = msgId
  const seqNo = session.sent * 2 + (needsAck ? 1 : 0)
  if (needsAck) session.sent += 1
  return { msgId, seqNo }
}

const container = (session: Session, parts: (Numbered & { body: Buffer })[]) => {
  const inner = parts.map(({ msgId, seqNo, body }) =>
    Buffer.concat([int64(msgId), uint32(seqNo), uint32(body.length), body]),
  )
  const body = Buffer.concat([uint32(ids.msgContainer), uint32(parts.length), ...inner])
  return { ...number(session, { isReply: true, needsAck: false }), body }
}
