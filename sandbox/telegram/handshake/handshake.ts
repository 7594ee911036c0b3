import { generatePrimeSync, randomBytes } from 'node:crypto'
import { toSignedLittleBuffer } from 'telegram/Helpers.js'
import { Api } from 'telegram/tl/index.js'
import { decryptIge, encryptIge } from '../crypto/aes-ige.ts'
import { modPow, randomNumber, toBytes, toNumber } from '../crypto/big-numbers.ts'
import { dhGenerator, dhPrime, dhPrimeBytes, isSafePublicValue } from '../crypto/dh-group.ts'
import { sha1, xor } from '../crypto/hashes.ts'
import { type ServerKey } from '../crypto/server-key.ts'
import { type AuthKeys } from '../state/auth-keys.ts'
import { fromLong, long, readTl, type TlObject } from '../tl.ts'

type Nonce = Api.ResPQ['nonce']
type Begun = { nonce: Nonce; serverNonce: Nonce; pq: bigint }
type Agreed = Begun & { newNonce: Buffer; a: bigint; key: Buffer; iv: Buffer }

/**
 * The making of an auth key on one connection (core.telegram.org/mtproto/auth_key). `answer` takes the plain requests in
 * order and may start again at any time; it throws on anything that does not fit, and the caller closes the connection.
 */
export const createHandshake = ({ serverKey, keys, dc }: { serverKey: ServerKey; keys: AuthKeys; dc: number }) => {
  let begun: Begun | null = null
  let agreed: Agreed | null = null

  const begin = (nonce: Nonce) => {
    const pq = smallPrime() * smallPrime()
    begun = { nonce, serverNonce: long(randomNumber(16) >> 1n), pq }
    const fingerprint = long(serverKey.fingerprint)
    return new Api.ResPQ({ ...begun, pq: toBytes(pq, 8), serverPublicKeyFingerprints: [fingerprint] })
  }

  const agree = (request: Api.ReqDHParams) => {
    if (!begun || !sameNonces(begun, request)) throw new Error('req_DH_params out of order')
    if (fromLong(request.publicKeyFingerprint) !== serverKey.fingerprint) throw new Error('another server key')
    const inner = readTl(serverKey.open(request.encryptedData))
    if (!(inner instanceof Api.PQInnerData || inner instanceof Api.PQInnerDataDc)) throw new Error(inner.className)
    if (!sameNonces(begun, inner) || toNumber(inner.p) * toNumber(inner.q) !== begun.pq)
      throw new Error('wrong factors')
    const newNonce = toSignedLittleBuffer(inner.newNonce, 32)
    agreed = { ...begun, newNonce, a: randomNumber(256), ...temporaryAes(newNonce, wire(begun.serverNonce)) }
    const answer = new Api.ServerDHInnerData({
      ...begun,
      g: dhGenerator,
      dhPrime: dhPrimeBytes,
      gA: toBytes(modPow(BigInt(dhGenerator), agreed.a, dhPrime), 256),
      serverTime: Math.floor(Date.now() / 1000),
    }).getBytes()
    const encryptedAnswer = encryptIge(padded(Buffer.concat([sha1(answer), answer])), agreed.key, agreed.iv)
    return new Api.ServerDHParamsOk({ ...begun, encryptedAnswer })
  }

  const finish = (request: Api.SetClientDHParams) => {
    if (!agreed || !sameNonces(agreed, request)) throw new Error('set_client_DH_params out of order')
    const decrypted = decryptIge(request.encryptedData, agreed.key, agreed.iv)
    const inner = readTl(decrypted.subarray(20))
    if (!(inner instanceof Api.ClientDHInnerData) || !sameNonces(agreed, inner)) throw new Error(inner.className)
    if (!sha1(inner.getBytes()).equals(decrypted.subarray(0, 20))) throw new Error('a wrong hash')
    const gB = toNumber(inner.gB)
    if (!isSafePublicValue(gB)) throw new Error('g_b out of range')
    const key = toBytes(modPow(gB, agreed.a, dhPrime), 256)
    keys.add(key, dc, xor(agreed.newNonce.subarray(0, 8), wire(agreed.serverNonce).subarray(0, 8)))
    const newNonceHash = sha1(agreed.newNonce, Buffer.from([1]), sha1(key).subarray(0, 8)).subarray(4)
    const { nonce, serverNonce } = agreed
    begun = agreed = null
    return new Api.DhGenOk({ nonce, serverNonce, newNonceHash1: long(signed(newNonceHash)) })
  }

  return {
    answer: (request: TlObject): TlObject => {
      if (request instanceof Api.ReqPqMulti || request instanceof Api.ReqPq) return begin(request.nonce)
      if (request instanceof Api.ReqDHParams) return agree(request)
      if (request instanceof Api.SetClientDHParams) return finish(request)
      throw new Error(`${request.className} outside an encrypted message`)
    },
  }
}

const smallPrime = (): bigint => generatePrimeSync(31, { bigint: true })
const wire = (nonce: Nonce): Buffer => toSignedLittleBuffer(nonce, 16)
const signed = (bytes: Buffer): bigint => BigInt.asIntN(bytes.length * 8, toNumber(Buffer.from(bytes).reverse()))
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, randomBytes((16 - (bytes.length % 16)) % 16)])

const sameNonces = (a: { nonce: Nonce; serverNonce: Nonce }, b: { nonce: Nonce; serverNonce: Nonce }): boolean =>
  a.nonce.equals(b.nonce) && a.serverNonce.equals(b.serverNonce)

/** The AES key and IV that cover the two halves of the exchange. */
export const temporaryAes = (newNonce: Buffer, serverNonce: Buffer): { key: Buffer; iv: Buffer } => {
  const a = sha1(newNonce, serverNonce)
  const b = sha1(serverNonce, newNonce)
  return {
    key: Buffer.concat([a, b.subarray(0, 12)]),
    iv: Buffer.concat([b.subarray(12), sha1(newNonce, newNonce), newNonce.subarray(0, 4)]),
  }
}
