import { crc32 } from 'node:zlib'
import { uint32 } from '../tl.ts'
import { checkLength, collect, type Framing } from './framing.ts'

const overhead = 12

/** Length, sequence number, packet, CRC32: GramJS's default on Node. */
export const createFull = (): Framing => {
  let received = 0
  let sent = 0
  return {
    push: collect((buffered) => {
      if (buffered.length < 4) return null
      const size = checkLength(buffered.readInt32LE(0))
      if (buffered.length < size) return null
      if (crc32(buffered.subarray(0, size - 4)) !== buffered.readUInt32LE(size - 4)) throw new Error('a wrong CRC32')
      if (buffered.readInt32LE(4) !== received++) throw new Error('a wrong sequence number')
      return { packet: buffered.subarray(8, size - 4), size }
    }),
    encode: (packet) => {
      const body = Buffer.concat([uint32(packet.length + overhead), uint32(sent++), packet])
      return Buffer.concat([body, uint32(crc32(body))])
    },
  }
}
