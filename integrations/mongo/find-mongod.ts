import { existsSync } from 'node:fs'
import { AppError } from '../../core/errors.ts'
import { downloadedMongod, downloadMongod } from './download-mongod.ts'
import { type MongodProgram, nativeMongod, type Talk } from './mongod-program.ts'
import { lastLine, runCommand } from './run-command.ts'
import { installedWineMongod, installWineMongod } from './wine-mongod.ts'

export type FindOptions = Talk & { systemBinary?: string | null; allowWine: boolean }

const given = async (file: string): Promise<MongodProgram> => {
  const { ok, output } = await runCommand(file, ['--version'], { timeoutMs: 30_000 })
  if (ok) return nativeMongod(file)
  const why = existsSync(file) ? lastLine(output) : 'there is no such file'
  throw new AppError('invalid-input', `MONGOMS_SYSTEM_BINARY: ${file} does not run (${why}). Correct it, or unset it.`)
}

const onPath = async () =>
  (await runCommand('mongod', ['--version'], { timeoutMs: 30_000 })).ok ? nativeMongod('mongod') : null

/**
 * A mongod for this machine: the one given, one on the PATH, one got before, the download, and where that is refused
 * (a closed network) the Windows build under Wine. Throws an AppError that says what was tried.
 */
export const findMongod = async ({ systemBinary, allowWine, ...talk }: FindOptions): Promise<MongodProgram> => {
  if (systemBinary) return given(systemBinary)
  const found = (await onPath()) ?? downloadedMongod() ?? (allowWine ? await installedWineMongod() : null)
  if (found) return found

  const downloaded = await downloadMongod(talk)
  if (typeof downloaded !== 'string') return downloaded
  const wine = allowWine ? await installWineMongod(talk) : 'Wine is not used in production'
  if (typeof wine !== 'string') return wine
  throw new AppError(
    'invalid-input',
    'No MongoDB: none is on the PATH; ' +
      `the download failed (${downloaded}); the Windows build under Wine is no way out (${wine}). ` +
      'Install MongoDB, or set MONGODB_URI to one that runs.',
  )
}
