import { randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { AppError } from '../../core/errors.ts'
import { makeMachineFolder } from './machine-folder.ts'
import { type Account, type Talk } from './mongod-program.ts'
import { lastLine, runCommand } from './run-command.ts'

/** Throws one clear line if fewer than that many megabytes are free where the path lies (or will lie). */
export const requireSpace = (path: string, megabytes: number, what: string): void => {
  let existing = resolve(path)
  while (!existsSync(existing)) existing = dirname(existing)
  const { bavail, bsize } = statfsSync(existing)
  const free = Math.floor((bavail * bsize) / 1e6)
  if (free >= megabytes) return
  throw new AppError(
    'invalid-input',
    `Not enough disk space: ${what} needs ${megabytes} MB under ${existing}, ${free} MB are free.`,
  )
}

const canPass = async (user: Account, folder: string) =>
  (await runCommand('test', ['-x', folder], { timeoutMs: 5_000, user, cwd: '/' })).ok

const giveTo = async (user: Account, folder: string) => {
  if (statSync(folder).uid === user.uid) return
  const { ok, output } = await runCommand('chown', ['-R', `${user.uid}:${user.gid}`, folder], { timeoutMs: 60_000 })
  if (!ok) throw new AppError('invalid-input', `Cannot prepare ${folder} for the database: ${lastLine(output)}`)
}

const move = (from: string, to: string) => {
  try {
    renameSync(from, to)
  } catch {
    // Another disk.
    cpSync(from, to, { recursive: true })
    rmSync(from, { recursive: true })
  }
}

const linkTarget = (path: string) =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? resolve(dirname(path), readlinkSync(path)) : null

/**
 * The real folder of the database behind `dataDir/mongo`. Where the account that runs mongod cannot pass into dataDir
 * (a checkout under /root, say), the folder lies elsewhere and `dataDir/mongo` links to it; nobody's rights are changed.
 */
export const placeData = async (dataDir: string, user: Account | null, { say }: Pick<Talk, 'say'>): Promise<string> => {
  const path = join(dataDir, 'mongo')
  let folder = linkTarget(path) ?? path
  if (user && folder === path && !(await canPass(user, dataDir))) {
    folder = join(makeMachineFolder('data'), randomBytes(6).toString('hex'))
    if (existsSync(path)) move(path, folder)
    symlinkSync(folder, path)
    say(
      `The database is kept in ${folder} (linked from ${path}): the account that runs it cannot pass into ${dataDir}.`,
    )
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user) await giveTo(user, folder)
  return realpathSync(folder)
}
