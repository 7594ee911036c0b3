import { AppError } from '../../core/errors.ts'
import { type Account } from './mongod-program.ts'
import { lastLine, runCommand } from './run-command.ts'

export const accountName = 'conduits'

/** The account that runs Wine where we are root, or null if there is none yet. */
export const findAccount = async (): Promise<Account | null> => {
  const { ok, output } = await runCommand('getent', ['passwd', accountName], { timeoutMs: 10_000 })
  const [, , uid, gid] = output.split(':')
  return ok && Number(uid) > 0 && Number(gid) > 0 ? { uid: Number(uid), gid: Number(gid) } : null
}

/** The same, made if missing: a system account that nobody can sign in to. */
export const makeAccount = async (): Promise<Account> => {
  const existing = await findAccount()
  if (existing) return existing
  const home = ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin']
  const made = await runCommand('useradd', ['--system', '--user-group', ...home, accountName], { timeoutMs: 30_000 })
  const account = await findAccount()
  if (!account) throw new AppError('invalid-input', `cannot make the account ${accountName}: ${lastLine(made.output)}`)
  return account
}
