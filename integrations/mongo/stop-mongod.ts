import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { withAdmin } from './admin-client.ts'
import { errorCode } from './error-code.ts'
import { runCommand } from './run-command.ts'
import { type RunningMongod } from './running-state.ts'

const exitMs = 20_000

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

const isGone = async (pid: number, limitMs: number) => {
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; await sleep(20)) if (!isAlive(pid)) return true
  return !isAlive(pid)
}

const commandLine = async (pid: number) => {
  const file = `/proc/${pid}/cmdline`
  if (existsSync(file)) return readFileSync(file, 'utf8')
  return (await runCommand('ps', ['-o', 'command=', '-p', String(pid)], { timeoutMs: 5_000 })).output
}

/** Shuts that mongod down cleanly and waits for its end; what has not gone after 20 s is killed. Never throws. */
export const stopMongod = async ({ pid, port }: RunningMongod, answerMs = 2_000): Promise<void> => {
  if (!isAlive(pid)) return
  // The answer never comes: the connection closes with the server.
  await withAdmin(port, answerMs, (admin) => admin.command({ shutdown: 1, force: true, timeoutSecs: 0 })).catch(
    () => undefined,
  )
  if (await isGone(pid, exitMs)) return
  process.kill(pid, 'SIGKILL')
  await isGone(pid, 5_000)
}

/** Stops a mongod whose Conduits was killed; a process that merely got its number is left alone. True if one was found. */
export const stopLeftOver = async (mongod: RunningMongod): Promise<boolean> => {
  if (!isAlive(mongod.pid) || !(await commandLine(mongod.pid)).includes(mongod.folder)) return false
  await stopMongod(mongod, 15_000)
  return true
}
