import { type Server } from 'node:http'

/** Opens the port and returns the root address. Rejects if it is taken (EADDRINUSE). */
export const listen = (server: Server, { host, port }: { host: string; port: number }): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(`http://${host}:${typeof address === 'object' && address ? address.port : port}`)
    })
  })
