import { pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { modPow, randomNumber, toBytes, toNumber } from './big-numbers.ts'
import { dhGenerator, dhPrime, dhPrimeBytes, isSafePublicValue } from './dh-group.ts'
import { sha256, xor } from './hashes.ts'

/** The server's side of Telegram's two-step verification (core.telegram.org/api/srp). */
export type PasswordAlgo = { salt1: Buffer; salt2: Buffer; verifier: bigint }
export type Challenge = { srpId: bigint; b: bigint; srpB: Buffer }

const iterations = 100_000
const size = 256
const g = BigInt(dhGenerator)
const gBytes = toBytes(g, size)
const k = toNumber(sha256(dhPrimeBytes, gBytes))

const salted = (data: Buffer, salt: Buffer) => sha256(salt, data, salt)

/** What a server stores of a password. Takes about 50 ms. */
export const createVerifier = async (password: string): Promise<PasswordAlgo> => {
  const salt1 = randomBytes(40)
  const salt2 = randomBytes(16)
  const first = salted(salted(Buffer.from(password), salt1), salt2)
  const x = salted(await promisify(pbkdf2)(first, salt1, iterations, 64, 'sha512'), salt2)
  return { salt1, salt2, verifier: modPow(g, toNumber(x), dhPrime) }
}

export const createChallenge = ({ verifier }: PasswordAlgo): Challenge => {
  const b = randomNumber(size)
  const srpB = toBytes((k * verifier + modPow(g, b, dhPrime)) % dhPrime, size)
  return { srpId: randomBytes(8).readBigInt64LE(), b, srpB }
}

/** True if the client's proof shows that it knows the password. */
export const isProven = (algo: PasswordAlgo, { b, srpB }: Challenge, proof: { a: Buffer; m1: Buffer }): boolean => {
  const a = toNumber(proof.a)
  if (!isSafePublicValue(a)) return false
  const aBytes = toBytes(a, size)
  const u = toNumber(sha256(aBytes, srpB))
  const shared = modPow((a * modPow(algo.verifier, u, dhPrime)) % dhPrime, b, dhPrime)
  const group = xor(sha256(dhPrimeBytes), sha256(gBytes))
  const key = sha256(toBytes(shared, size))
  return sha256(group, sha256(algo.salt1), sha256(algo.salt2), aBytes, srpB, key).equals(proof.m1)
}
