import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../core/errors.ts'
import { placeData, requireSpace } from './data-folder.ts'
import { lockWithin } from './file-lock.ts'
import { findMongod } from './find-mongod.ts'
import { type Talk } from './mongod-program.ts'
import { readState, type RunningMongod, writeState } from './running-state.ts'
import { startReplicaSet } from './start-replica-set.ts'
import { stopLeftOver, stopMongod } from './stop-mongod.ts'

export type EmbeddedOptions = Talk & {
  /** Absolute; made if missing. The database lies in `mongo` below it. */
  dataDir: string
  /** May it fall back to the Windows build under Wine? Never for live mode in production. */
  allowWine: boolean
  /** A mongod to use instead of searching for one. */
  systemBinary?: string | null
  /** How long to wait for a Conduits that is just ending (3000 ms). */
  waitMs?: number
}
export type Database = { uri: string; stop: () => Promise<void> }

const prepare = (dataDir: string) => {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'no reason given'
    throw new AppError('invalid-input', `Cannot write to the data folder ${dataDir} (${why}). Make it writable.`)
  }
  requireSpace(dataDir, 300, 'the database')
}

const lock = async (dataDir: string, stateFile: string, waitMs: number) => {
  const release = await lockWithin(join(dataDir, 'running.lock'), waitMs)
  if (release) return release
  const pid = readState(stateFile)?.pid
  throw new AppError(
    'conflict',
    `Conduits is already running here${pid ? ` (pid ${pid})` : ''}. Stop it first, or set MONGODB_URI (and PORT) to run ` +
      'another one beside it.',
  )
}

const unusable = (folder: string, logFile: string, why: string) =>
  new AppError(
    'invalid-input',
    /no space left/i.test(why)
      ? `MongoDB does not start: the disk that holds ${folder} is full.`
      : `MongoDB does not start on the data in ${folder}: ${why.trim()} (log: ${logFile}). ` +
          'To begin with an empty database move that folder away, or set MONGODB_URI to use another one.',
  )

/**
 * A single-node replica set of our own on 127.0.0.1, its data kept in `dataDir`, for one process at a time. Data and
 * server that a killed process left behind are taken over. Throws an AppError with one line for people.
 */
export const openEmbedded = async (options: EmbeddedOptions): Promise<Database> => {
  const { dataDir, say, waitMs = 3_000 } = options
  prepare(dataDir)
  const stateFile = join(dataDir, 'running.json')
  const logFile = join(dataDir, 'mongod.log')
  const release = await lock(dataDir, stateFile, waitMs)
  let running: RunningMongod | null = null
  const note = (mongod: RunningMongod | null, port: number | null) => {
    running = mongod
    writeState(stateFile, { pid: process.pid, mongod, port })
  }
  const stop = async () => {
    if (running) await stopMongod(running)
    if (running) note(null, running.port)
    release()
  }

  try {
    const before = readState(stateFile)
    if (before?.mongod && (await stopLeftOver(before.mongod))) say('Closed the database of a Conduits that was killed.')
    note(null, before?.port ?? null)
    const program = await findMongod(options)
    const folder = await placeData(dataDir, program.user, options)

    const lastPort = before?.port ?? null
    const onStart = (mongod: RunningMongod) => note(mongod, mongod.port)
    const port = await startReplicaSet({ program, folder, logFile, lastPort, onStart })
    if (typeof port === 'object') throw unusable(folder, logFile, port.why)
    let stopped: Promise<void> | null = null
    return { uri: `mongodb://127.0.0.1:${port}/?directConnection=true`, stop: () => (stopped ??= stop()) }
  } catch (error) {
    await stop()
    throw error
  }
}
