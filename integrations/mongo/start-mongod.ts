import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { withAdmin } from './admin-client.ts'
import { type MongodProgram } from './mongod-program.ts'
import { setName } from './replica-set.ts'

const answerMs = 90_000
// mongod's exit code when it cannot listen (EXIT_NET_ERROR).
const portTaken = 48
const CommandLine = z.object({ parsed: z.object({ storage: z.object({ dbPath: z.string() }) }) })
const LogLine = z.object({
  s: z.string(),
  msg: z.string(),
  attr: z.looseObject({ error: z.unknown(), message: z.unknown() }).partial().optional(),
})

/** Why mongod ended, in its own words: the last error of its log. */
const lastError = (logFile: string) => {
  const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n') : []
  for (const line of lines.toReversed()) {
    try {
      const { s, msg, attr } = LogLine.parse(JSON.parse(line))
      const detail = attr?.error ?? attr?.message
      if (s === 'E' || s === 'F') return detail ? `${msg}: ${JSON.stringify(detail)}`.slice(0, 300) : msg
    } catch {
      continue
    }
  }
  return lines.at(-1)?.slice(0, 300) ?? ''
}

export type StartOptions = {
  program: MongodProgram
  folder: string
  port: number
  logFile: string
  /** False: on its own, without serving its replica set. */
  isMember: boolean
  /** Called at once with the process id, before the server answers. */
  onSpawn: (pid: number) => void
}

export type Start = 'answers' | 'port-taken' | { why: string }

/** Starts mongod and resolves when it answers, or with the reason in words if it ends before that. */
export const startMongod = async ({
  program,
  folder,
  port,
  logFile,
  isMember,
  onSpawn,
}: StartOptions): Promise<Start> => {
  const log = openSync(logFile, 'w', 0o600)
  const dbPath = program.pathFor(folder)
  const child = spawn(
    program.file,
    [
      ...program.before,
      ...['--dbpath', dbPath, '--port', String(port), '--bind_ip', '127.0.0.1'],
      ...(isMember ? ['--replSet', setName] : []),
      ...['--wiredTigerCacheSizeGB', '0.25', '--setParameter', 'diagnosticDataCollectionEnabled=false'],
      // The log of slow operations would hold what people wrote.
      ...['--slowms', '2000000000', '--quiet'],
      ...program.options,
    ],
    {
      cwd: '/',
      // Its own process group: Ctrl-C reaches us alone, and we shut it down in order.
      detached: true,
      stdio: ['ignore', log, log],
      ...(program.env && { env: program.env }),
      ...(program.user && { uid: program.user.uid, gid: program.user.gid }),
    },
  )
  closeSync(log)
  let failure: Start | null = null
  child.once('error', (error) => (failure = { why: error.message }))
  child.once('exit', (code) => {
    failure ??= code === portTaken ? 'port-taken' : { why: lastError(logFile) || `it ended with code ${code}` }
  })
  if (child.pid !== undefined) onSpawn(child.pid)
  child.unref()

  const isOurs = async () => {
    const answer = await withAdmin(port, 1_000, (admin) => admin.command({ getCmdLineOpts: 1 })).catch(() => null)
    return answer !== null && CommandLine.parse(answer).parsed.storage.dbPath === dbPath
  }
  for (const deadline = Date.now() + answerMs; Date.now() < deadline; await sleep(100)) {
    if (failure !== null) return failure
    if (await isOurs()) return 'answers'
  }
  return { why: `it did not answer within ${answerMs / 1000} s` }
}
