import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode } from './error-code.ts'

const busy = 5

/**
 * Takes a lock on the file, made if missing: a release function, or null if a live process holds it.
 * SQLite's lock is the operating system's own, so it ends with its process, kill -9 included.
 */
export const tryLock = (file: string): (() => void) | null => {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { timeout: 0 })
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    database?.close()
    if (errorCode(error) === busy) return null
    throw error
  }
  const held = database
  return () => {
    if (held.isOpen) held.close()
  }
}

/** The same, asking again for up to `waitMs`. */
export const lockWithin = async (file: string, waitMs: number): Promise<(() => void) | null> => {
  for (const deadline = Date.now() + waitMs; ; await sleep(100)) {
    const release = tryLock(file)
    if (release || Date.now() >= deadline) return release
  }
}

/** The same, waiting for as long as a live process holds it; `onWait` is called once if it must wait. */
export const waitForLock = async (file: string, onWait: () => void): Promise<() => void> => {
  const release = tryLock(file)
  if (release) return release
  onWait()
  for (;;) {
    const later = await lockWithin(file, 60_000)
    if (later) return later
  }
}
