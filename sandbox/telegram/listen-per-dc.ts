import { createServer, type Server, type Socket } from 'node:net'
import { type ServerKey } from './crypto/server-key.ts'
import { type Rpc } from './rpc/rpc.ts'
import { acceptConnection } from './session/accept-connection.ts'
import { type AuthKeys } from './state/auth-keys.ts'

type Around = { serverKey: ServerKey; keys: AuthKeys; rpc: Rpc; latencyMs: () => number }
export type Listening = { dc: number; host: string; port: number }

/** One listener per DC: the handshake does not say which DC a client means. Throws if a port is taken. */
export const listenPerDc = async (options: Around & { host: string; ports: number[]; dcs: number }) => {
  const { host, ports, dcs, ...around } = options
  const open = new Set<Socket>()
  const listeners: Server[] = []

  const close = async () => {
    for (const socket of open) socket.destroy()
    await Promise.all(listeners.map((server) => new Promise((done) => server.close(done))))
  }

  const servers: Listening[] = []
  for (let dc = 1; dc <= dcs; dc++) {
    const server = createServer((socket) => {
      open.add(socket)
      socket.setNoDelay(true)
      socket.once('close', () => open.delete(socket))
      acceptConnection(socket, { ...around, dc })
    })
    try {
      servers.push({ dc, host, port: await listen(server, host, ports[dc - 1] ?? 0) })
    } catch (error) {
      await close()
      throw error
    }
    listeners.push(server)
  }
  return { servers, close }
}

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${cause.code ?? cause.message})`
      reject(new Error(`Port ${port} on ${host} ${why}: choose another one`, { cause }))
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
