import { createHash, createPublicKey } from 'node:crypto'
import { _serverKeys } from 'telegram/crypto/RSA.js'
import { readBigIntFromBuffer, returnBigInt } from 'telegram/Helpers.js'
import { serializeBytes } from 'telegram/tl/generationHelpers.js'
import { AppError } from '../../core/errors.ts'

const numbersOf = (pem: string): { n: Buffer; e: Buffer } => {
  try {
    const { kty, n, e } = createPublicKey(pem).export({ format: 'jwk' })
    if (kty === 'RSA' && n && e) return { n: Buffer.from(n, 'base64url'), e: Buffer.from(e, 'base64url') }
  } catch {
    // the reason names the file's bytes, not what to do
  }
  throw new AppError('invalid-input', 'The Telegram server key is not an RSA public key in PEM. Check the key file.')
}

/** GramJS trusts the key from now on, beside Telegram's own. The fingerprint follows core.telegram.org/mtproto/auth_key. */
export const trustServerKey = (pem: string): void => {
  const { n, e } = numbersOf(pem)
  const digest = createHash('sha1')
    .update(Buffer.concat([serializeBytes(n), serializeBytes(e)]))
    .digest()
  const fingerprint = returnBigInt(digest.readBigInt64LE(12))
  _serverKeys.set(fingerprint.toString(), {
    n: readBigIntFromBuffer(n, false, false),
    e: Number(`0x${e.toString('hex')}`),
  })
}
