import { createHash } from 'node:crypto'

const digest =
  (algorithm: string) =>
  (...parts: Buffer[]): Buffer => {
    const hash = createHash(algorithm)
    for (const part of parts) hash.update(part)
    return hash.digest()
  }

/** The hash of the parts put one after the other. */
export const sha1 = digest('sha1')
export const sha256 = digest('sha256')

/** Two buffers of the same length, xored. */
export const xor = (left: Buffer, right: Buffer): Buffer => Buffer.from(left.map((byte, i) => byte ^ (right[i] ?? 0)))
