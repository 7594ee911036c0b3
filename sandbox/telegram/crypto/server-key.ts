import { constants, createPrivateKey, createPublicKey, generateKeyPair, privateDecrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { serializeBytes } from 'telegram/tl/index.js'
import { decryptIge } from './aes-ige.ts'
import { sha1, sha256, xor } from './hashes.ts'

export type ServerKey = {
  publicKeyPem: string
  privateKeyPem: string
  /** The number a client chooses the key by: the low 64 bits of SHA-1 over n and e. */
  fingerprint: bigint
  /** Opens RSA_PAD (core.telegram.org/mtproto/auth_key#41-rsa-paddata-server-public-key-mentioned-above). Throws if it does not fit. */
  open(encrypted: Buffer): Buffer
}

/** The server's RSA key, from a PEM or a fresh one of 2048 bits. */
export const createServerKey = async (pem?: string): Promise<ServerKey> => {
  const privateKey = pem
    ? createPrivateKey(pem)
    : (await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })).privateKey
  const publicKey = createPublicKey(privateKey)
  return {
    publicKeyPem: publicKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    fingerprint: keyFingerprint(publicKey.export({ format: 'jwk' })),
    open: (encrypted) => openPadded(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encrypted)),
  }
}

export const keyFingerprint = ({ n = '', e = '' }: { n?: string; e?: string }): bigint =>
  sha1(...[n, e].map((part) => serializeBytes(Buffer.from(part, 'base64url')))).readBigInt64LE(12)

const openPadded = (decrypted: Buffer): Buffer => {
  const encrypted = decrypted.subarray(32)
  const tempKey = xor(decrypted.subarray(0, 32), sha256(encrypted))
  const dataWithHash = decryptIge(encrypted, tempKey, Buffer.alloc(32))
  const data = Buffer.from(dataWithHash.subarray(0, 192)).reverse()
  if (!sha256(tempKey, data).equals(dataWithHash.subarray(192))) throw new Error('RSA_PAD does not fit')
  return data
}
