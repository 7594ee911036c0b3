import { randomBytes } from 'node:crypto'
import { decryptIge, encryptIge } from '../crypto/aes-ige.ts'
import { messageAes, messageKey, type Side } from '../crypto/message-key.ts'
import { int64, uint32 } from '../tl.ts'

/** What an encrypted packet holds (core.telegram.org/mtproto/description#encrypted-message). */
export type InnerMessage = { salt: Buffer; sessionId: Buffer; msgId: bigint; seqNo: number; body: Buffer }

const headerBytes = 32
const minPadding = 12
const maxPadding = 1024

/** Opens a packet after its 8 bytes of key id. Throws if the key, the length or the padding is wrong. */
export const openMessage = (packet: Buffer, authKey: Buffer, from: Side): InnerMessage => {
  const msgKey = packet.subarray(8, 24)
  const encrypted = packet.subarray(24)
  if (encrypted.length < headerBytes || encrypted.length % 16 !== 0) throw new Error('a wrong length')
  const { key, iv } = messageAes(authKey, msgKey, from)
  const plain = decryptIge(encrypted, key, iv)
  if (!messageKey(authKey, plain, from).equals(msgKey)) throw new Error('a wrong msg_key')
  const length = plain.readInt32LE(28)
  const padding = plain.length - headerBytes - length
  if (length < 0 || length % 4 !== 0 || padding < minPadding || padding > maxPadding) throw new Error('a wrong padding')
  return {
    salt: plain.subarray(0, 8),
    sessionId: plain.subarray(8, 16),
    msgId: plain.readBigInt64LE(16),
    seqNo: plain.readInt32LE(24),
    body: plain.subarray(headerBytes, headerBytes + length),
  }
}

/** Makes the whole packet, key id included. */
export const sealMessage = (message: InnerMessage, authKey: { key: Buffer; id: string }, from: Side): Buffer => {
  const { salt, sessionId, msgId, seqNo, body } = message
  const plain = Buffer.concat([salt, sessionId, int64(msgId), uint32(seqNo), uint32(body.length), body])
  const padding = minPadding + ((16 - ((plain.length + minPadding) % 16)) % 16)
  const padded = Buffer.concat([plain, randomBytes(padding)])
  const msgKey = messageKey(authKey.key, padded, from)
  const { key, iv } = messageAes(authKey.key, msgKey, from)
  return Buffer.concat([Buffer.from(authKey.id, 'hex'), msgKey, encryptIge(padded, key, iv)])
}
