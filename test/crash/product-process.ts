import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'

const main = resolve(import.meta.dirname, '../../main.ts')
const warm = resolve(import.meta.dirname, 'warm.mjs')

/** `node main.ts` in live mode, as its own process, loaded and waiting for `go`. */
export const loadProduct = (environment: Record<string, string>, folder: string) => {
  const child = spawn(process.execPath, ['--import', warm, main], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error', ...environment },
    stdio: 'pipe',
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  child.stdin.on('error', () => undefined)
  const exited = once(child, 'exit')
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await exited
  }
  return {
    go: () => void child.stdin.write('go\n'),
    isRunning: () => child.exitCode === null && child.signalCode === null,
    said: () => said.join(''),
    signal: (name: NodeJS.Signals) => child.kill(name),
    exited,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}
export type ProductProcess = ReturnType<typeof loadProduct>

/** Starts one process after the other; the next one is always loaded already. */
export const createProducts = (environment: Record<string, string>, folder: string) => {
  let next = loadProduct(environment, folder)
  return {
    start(): ProductProcess {
      const product = next
      product.go()
      next = loadProduct(environment, folder)
      return product
    },
    close: () => next.kill(),
  }
}
