import { randomBytes, randomInt } from 'node:crypto'
import { uint32 } from '../tl.ts'
import { checkLength, collect, type Framing } from './framing.ts'

/**
 * A 4-byte length before each packet. The padded form adds up to 15 random bytes at the end, which the reader cuts
 * off: encrypted packets are 24 + 16n bytes long, plain ones say their own length.
 */
export const createIntermediate = ({ padded = false } = {}): Framing => ({
  push: collect((buffered) => {
    if (buffered.length < 4) return null
    const size = 4 + checkLength(buffered.readInt32LE(0))
    if (buffered.length < size) return null
    const packet = buffered.subarray(4, size)
    return { packet: padded ? withoutPadding(packet) : packet, size }
  }),
  encode: (packet) => {
    const padding = padded ? randomBytes(randomInt(16)) : Buffer.alloc(0)
    return Buffer.concat([uint32(packet.length + padding.length), packet, padding])
  },
})

const withoutPadding = (packet: Buffer): Buffer => {
  if (packet.length < 24) return packet
  const isPlain = packet.readBigInt64LE(0) === 0n
  return packet.subarray(0, isPlain ? 20 + packet.readInt32LE(16) : packet.length - ((packet.length - 24) % 16))
}
