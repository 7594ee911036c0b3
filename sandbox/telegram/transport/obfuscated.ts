import { createCipheriv } from 'node:crypto'
import { createAbridged } from './abridged.ts'
import { type Framing } from './framing.ts'
import { createIntermediate } from './intermediate.ts'

/** Bytes the client sends first; keys, IVs and the inner transport are in them. */
export const obfuscationHeaderBytes = 64

/** AES-256-CTR over another transport (core.telegram.org/mtproto/mtproto-transports#transport-obfuscation). */
export const createObfuscated = (header: Buffer): Framing => {
  const reversed = Buffer.from(header.subarray(8, 56)).reverse()
  const incoming = createCipheriv('aes-256-ctr', header.subarray(8, 40), header.subarray(40, 56))
  const outgoing = createCipheriv('aes-256-ctr', reversed.subarray(0, 32), reversed.subarray(32, 48))
  const inner = innerFraming(incoming.update(header).readUInt32BE(56))
  return {
    push: (chunk) => inner.push(incoming.update(chunk)),
    encode: (packet) => outgoing.update(inner.encode(packet)),
  }
}

const innerFraming = (tag: number): Framing => {
  if (tag === 0xefefefef) return createAbridged()
  if (tag === 0xeeeeeeee) return createIntermediate()
  if (tag === 0xdddddddd) return createIntermediate({ padded: true })
  throw new Error('an unknown transport')
}
