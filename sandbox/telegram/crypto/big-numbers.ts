import { randomBytes } from 'node:crypto'

export const toNumber = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex') || '0'}`)

/** Big-endian, padded with zeros in front to `length` bytes. */
export const toBytes = (value: bigint, length: number): Buffer =>
  Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex')

export const randomNumber = (bytes: number): bigint => toNumber(randomBytes(bytes))

/** base ** exponent mod modulus; about 12 ms for 2048 bits. Not constant-time: a sandbox has no secrets. */
export const modPow = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
  let result = 1n
  let power = base % modulus
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * power) % modulus
    power = (power * power) % modulus
  }
  return result
}
