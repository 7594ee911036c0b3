import { connect, createServer, type Socket } from 'node:net'

/** A relay to a server that spoils the checksum of one answer, where asked to. */
export const startDamagingProxy = async (serverPort: number) => {
  const dialled: Socket[] = []
  let skip = -1
  const server = createServer((socket) => {
    dialled.push(socket)
    const upstream = connect(serverPort, '127.0.0.1')
    const end = () => {
      upstream.destroy()
      socket.destroy()
    }
    for (const side of [socket, upstream]) side.on('error', end).on('close', end)
    upstream.on('data', (data) => socket.write(skip-- === 0 ? data.fill(0, data.length - 4) : data))
    socket.pipe(upstream)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    connections: () => dialled.length,
    /** Lets `intact` answers pass before the damaged one. */
    damage: (intact = 0) => {
      skip = intact
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
