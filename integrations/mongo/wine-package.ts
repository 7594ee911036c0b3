import { existsSync } from 'node:fs'
import { AppError } from '../../core/errors.ts'
import { type Talk } from './mongod-program.ts'
import { lastLine, runCommand } from './run-command.ts'

const places = ['/usr/lib/wine/wine64', '/usr/bin/wine64', '/usr/bin/wine64-stable']

/** Wine's 64-bit loader, if it is installed. */
export const findWine = (): string | null => places.find((place) => existsSync(place)) ?? null

const apt = (args: string[]) =>
  runCommand(
    'env',
    [
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-q',
      '-o',
      'DPkg::Lock::Timeout=180',
      '-o',
      'Acquire::Retries=2',
      ...args,
    ],
    { timeoutMs: 600_000 },
  )
const install = () => apt(['install', '-y', '--no-install-recommends', 'wine64'])

/** Installs Debian's wine64 if it is missing (needs root), waiting for another apt to end. Throws an AppError. */
export const installWine = async ({ say }: Talk): Promise<string> => {
  const present = findWine()
  if (present) return present
  say("Installing Debian's wine64 (a minute or less)…")
  // A fresh container has no package lists, an old one outdated ones: both show as a failed install.
  let result = await install()
  if (!result.ok) {
    const update = await apt(['update'])
    if (update.ok) result = await install()
    else result = update
  }
  const wine = findWine()
  if (wine) return wine
  throw new AppError('invalid-input', `apt-get cannot install wine64: ${lastLine(result.output)}`)
}
