import { gunzipSync } from 'node:zlib'
import { ids, readTlBytes } from '../tl.ts'

/** One message of a client, taken out of containers and gzip_packed; `body` starts with its constructor. */
export type ReceivedMessage = { msgId: bigint; seqNo: number; body: Buffer }

const maxUnzippedBytes = 8 << 20

/** Flattens what a client sent. Throws on a container that does not add up. */
export const unpack = ({ msgId, seqNo, body }: ReceivedMessage): ReceivedMessage[] => {
  const constructor = body.readUInt32LE(0)
  if (constructor === ids.gzipPacked) return unpack({ msgId, seqNo, body: unzip(body) })
  if (constructor !== ids.msgContainer) return [{ msgId, seqNo, body }]
  const messages: ReceivedMessage[] = []
  let at = 8
  for (let left = body.readInt32LE(4); left > 0; left--) {
    const start = at + 16
    const end = start + body.readInt32LE(at + 12)
    if (end > body.length || end < start) throw new Error('a container that does not add up')
    const inner = { msgId: body.readBigInt64LE(at), seqNo: body.readInt32LE(at + 8), body: body.subarray(start, end) }
    messages.push(...unpack(inner))
    at = end
  }
  return messages
}

/** `packed` starts with the constructor of gzip_packed. */
export const unzip = (packed: Buffer): Buffer =>
  gunzipSync(readTlBytes(packed.subarray(4)), { maxOutputLength: maxUnzippedBytes })
