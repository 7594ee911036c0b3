import { once } from 'node:events'
import { type AddressInfo } from 'node:net'
import { type Context } from '../context.ts'
import { AppError } from '../core/errors.ts'
import { createApp } from './create-app.ts'

export type RunningApi = { /** Where it listens, e.g. http://127.0.0.1:3000. */ url: string; stop(): Promise<void> }

const STOP_MS = 5_000

/** Opens the HTTP door. Throws an AppError that names the port if it is taken. */
export const startApi = async (
  context: Context,
  { port, host }: { port: number; host: string },
): Promise<RunningApi> => {
  const server = createApp(context).listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const why = code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${code})`
    throw new AppError('conflict', `Port ${port} on ${host} ${why}. Set PORT to a free one, e.g. PORT=3001 npm start.`)
  }
  server.requestTimeout = 30_000
  const opened = server.address() as AddressInfo // a TCP server has no other kind of address
  return {
    url: `http://${opened.family === 'IPv6' ? `[${opened.address}]` : opened.address}:${opened.port}`,
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), STOP_MS)
      await closed
      clearTimeout(timer)
    },
  }
}
