import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'

const main = resolve(import.meta.dirname, '../../main.ts')

/** `node main.ts` in live mode, as its own process. */
export const startProduct = (environment: Record<string, string>, folder: string) => {
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const exit = once(child, 'exit')
  return {
    pid: child.pid,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    said: () => said.join(''),
    signal: (name: NodeJS.Signals) => child.kill(name),
    exited: exit,
    async kill() {
      child.kill('SIGKILL')
      await exit
    },
    async stop() {
      child.kill('SIGTERM')
      await exit
    },
  }
}
export type ProductProcess = ReturnType<typeof startProduct>
