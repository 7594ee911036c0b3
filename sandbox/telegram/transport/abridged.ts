import { checkLength, collect, type Framing } from './framing.ts'

const longForm = 0x7f

/** The length in 4-byte words, in one byte or in 0x7f and three; the 0xef tag is already taken off. */
export const createAbridged = (): Framing => ({
  push: collect((buffered) => {
    const first = buffered[0]
    if (first === undefined) return null
    const header = first === longForm ? 4 : 1
    if (buffered.length < header) return null
    const size = header + checkLength((first === longForm ? buffered.readUIntLE(1, 3) : first) * 4)
    return buffered.length < size ? null : { packet: buffered.subarray(header, size), size }
  }),
  encode: (packet) => {
    const words = packet.length / 4
    if (words < longForm) return Buffer.concat([Buffer.from([words]), packet])
    const header = Buffer.from([longForm, 0, 0, 0])
    header.writeUIntLE(words, 1, 3)
    return Buffer.concat([header, packet])
  },
})
