import { type Socket } from 'node:net'
import { type ServerKey } from '../crypto/server-key.ts'
import { createHandshake } from '../handshake/handshake.ts'
import { type Rpc } from '../rpc/rpc.ts'
import { type AuthKeys } from '../state/auth-keys.ts'
import { int64, readTl, uint32 } from '../tl.ts'
import { detectFraming } from '../transport/detect-framing.ts'
import { type Framing } from '../transport/framing.ts'
import { createSessionLink } from './session-link.ts'

type Around = { dc: number; serverKey: ServerKey; keys: AuthKeys; rpc: Rpc; latencyMs: () => number }

/** The transport error for an auth key the server does not know (core.telegram.org/mtproto/mtproto-transports#transport-errors). */
const unknownKey = uint32(-404)

/** Serves one TCP connection until either side closes it. Bytes that no client would send close it too. */
export const acceptConnection = (socket: Socket, { dc, serverKey, keys, rpc, latencyMs }: Around) => {
  let framing: Framing | null = null
  let start: Buffer = Buffer.alloc(0)
  let disconnectTimer: NodeJS.Timeout | undefined
  const handshake = createHandshake({ serverKey, keys, dc })

  const send = (packet: Buffer) => {
    const write = () => {
      if (framing && !socket.destroyed) socket.write(framing.encode(packet))
    }
    const delay = latencyMs()
    if (delay > 0) setTimeout(write, delay).unref()
    else write()
  }
  const close = () => socket.destroy()
  const disconnectAfter = (ms: number) => {
    clearTimeout(disconnectTimer)
    disconnectTimer = setTimeout(close, ms).unref()
  }
  const link = createSessionLink({ rpc, wire: { send, close, disconnectAfter } })

  const receive = (packet: Buffer) => {
    if (packet.length < 24) throw new Error('a short packet')
    if (packet.readBigInt64LE(0) === 0n) return send(plainMessage(handshake.answer(readTl(packet.subarray(20)))))
    const authKey = keys.find(packet.subarray(0, 8), dc)
    if (authKey) link.receive(packet, authKey)
    else send(unknownKey)
  }

  const read = (chunk: Buffer) => {
    if (framing) return framing.push(chunk).forEach(receive)
    start = Buffer.concat([start, chunk])
    const detected = detectFraming(start)
    if (!detected) return
    framing = detected.framing
    framing.push(detected.rest).forEach(receive)
  }

  socket.on('data', (chunk) => {
    try {
      read(chunk)
    } catch {
      close()
    }
  })
  socket.on('error', close)
  socket.on('close', () => clearTimeout(disconnectTimer))
}

const plainMessage = (answer: { getBytes(): Buffer }): Buffer => {
  const body = answer.getBytes()
  const msgId = (BigInt(Math.floor(Date.now() / 1000)) << 32n) | 1n
  return Buffer.concat([Buffer.alloc(8), int64(msgId), uint32(body.length), body])
}
