import { createServer } from 'node:net'

const listen = (port: number) =>
  new Promise<number | null>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })

/** A port of 127.0.0.1 that nobody listens on: the preferred one if it is free. */
export const freePort = async (preferred: number | null): Promise<number> => {
  const port = (preferred === null ? null : await listen(preferred)) ?? (await listen(0))
  if (port === null) throw new Error('no free port on 127.0.0.1')
  return port
}
