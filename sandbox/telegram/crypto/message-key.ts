import { sha256 } from './hashes.ts'

/** Who wrote the message; each direction uses other parts of the auth key. */
export type Side = 'client' | 'server'
const shift = { client: 0, server: 8 }

/** msg_key of MTProto 2.0 over the padded plaintext (core.telegram.org/mtproto/description#defining-aes-key-and-initialization-vector). */
export const messageKey = (authKey: Buffer, padded: Buffer, side: Side): Buffer => {
  const x = shift[side]
  return sha256(authKey.subarray(88 + x, 120 + x), padded).subarray(8, 24)
}

export const messageAes = (authKey: Buffer, msgKey: Buffer, side: Side): { key: Buffer; iv: Buffer } => {
  const x = shift[side]
  const a = sha256(msgKey, authKey.subarray(x, x + 36))
  const b = sha256(authKey.subarray(40 + x, 76 + x), msgKey)
  return {
    key: Buffer.concat([a.subarray(0, 8), b.subarray(8, 24), a.subarray(24, 32)]),
    iv: Buffer.concat([b.subarray(0, 8), a.subarray(8, 24), b.subarray(24, 32)]),
  }
}
