import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const beatMs = 1_000
const staleMs = 10_000

const read = (file) => {
  try {
    return { owner: readFileSync(file, 'utf8'), ageMs: Date.now() - statSync(file).mtimeMs }
  } catch {
    return null
  }
}

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Takes the file of a dead owner out of the way; gives it back if a new owner was quicker. */
const removeStale = (file, owner) => {
  const aside = `${file}.${randomBytes(4).toString('hex')}`
  try {
    renameSync(file, aside)
    if (read(aside)?.owner !== owner) linkSync(aside, file)
  } catch {
    // Another start did the same, or took it meanwhile.
  }
  rmSync(aside, { force: true })
}

const take = (file, owner) => {
  try {
    writeFileSync(file, owner, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Runs `work` while no other process does so with the same lock file; `onWait` is called once if another one does. */
export const oneAtATime = async (file, onWait, work) => {
  const mine = `${process.pid} ${randomBytes(8).toString('hex')}`
  mkdirSync(dirname(file), { recursive: true })
  for (let waited = 0; !take(file, mine);) {
    const other = read(file)
    if (other && (other.ageMs > staleMs || !isAlive(Number.parseInt(other.owner, 10)))) {
      removeStale(file, other.owner)
    } else {
      if (waited === 0) onWait()
      waited += 1
      await sleep(300)
    }
  }
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date())
    } catch {
      // The folder was removed under us; the work itself will tell.
    }
  }, beatMs)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    if (read(file)?.owner === mine) rmSync(file, { force: true })
  }
}
