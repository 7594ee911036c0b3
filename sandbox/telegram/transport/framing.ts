/** How packets are cut out of a TCP stream (core.telegram.org/mtproto/mtproto-transports). One per connection. */
export type Framing = {
  /** Takes what arrived and returns the packets that are now complete. Throws on bytes no client would send. */
  push(chunk: Buffer): Buffer[]
  encode(packet: Buffer): Buffer
}

/** Larger packets are refused, as Telegram does. */
export const maxPacketBytes = 1 << 20

/** Collects chunks and hands them to `take`, which returns one packet and its whole length, or null for "not yet". */
export const collect = (take: (buffered: Buffer) => { packet: Buffer; size: number } | null) => {
  let buffered: Buffer = Buffer.alloc(0)
  return (chunk: Buffer): Buffer[] => {
    buffered = Buffer.concat([buffered, chunk])
    const packets: Buffer[] = []
    for (let next = take(buffered); next; next = take(buffered)) {
      packets.push(next.packet)
      buffered = buffered.subarray(next.size)
    }
    return packets
  }
}

export const checkLength = (length: number): number => {
  if (length <= 0 || length > maxPacketBytes) throw new Error(`a packet of ${length} bytes`)
  return length
}
