import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const State = z.object({
  /** The Conduits process that wrote this. */
  pid: z.int(),
  mongod: z.object({ pid: z.int(), port: z.int(), folder: z.string() }).nullable(),
  /** Taken again at the next start if it is free, so that the replica set keeps its name. */
  port: z.int().nullable(),
})
export type RunningState = z.infer<typeof State>
export type RunningMongod = NonNullable<RunningState['mongod']>

/** What the last start left in that file, or null if there was none or it is not readable. */
export const readState = (file: string): RunningState | null => {
  try {
    return existsSync(file) ? State.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
  } catch {
    return null
  }
}

export const writeState = (file: string, state: RunningState): void => {
  writeFileSync(`${file}.new`, JSON.stringify(state))
  renameSync(`${file}.new`, file)
}
