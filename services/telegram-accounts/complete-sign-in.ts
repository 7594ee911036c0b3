import { isAppError } from '../../core/errors.ts'
import { type Log } from '../../core/log.ts'
import { type SignedIn, type Telegram } from '../../integrations/telegram/types.ts'
import { type TelegramAccount } from '../../models/telegram-account.ts'
import { type TelegramLogin } from '../../models/telegram-login.ts'
import { type Leases } from '../leases.ts'
import { type AccountRecords } from './account-records.ts'
import { leaseOf } from './connections.ts'
import { type LoginRecords } from './login-records.ts'

export type SignInStep = { state: 'signed-in'; account: TelegramAccount } | { state: 'needs-2fa' }
type Dependencies = { telegram: Telegram; leases: Leases; logins: LoginRecords; records: AccountRecords; log: Log }

/** The end of every sign-in: the account is stored, and sessions nobody needs any more are ended at Telegram. */
export const createCompleteSignIn = ({ telegram, leases, logins, records, log }: Dependencies) => {
  /** A session replaced by a new sign-in would stand in the person's list of devices for ever. */
  const endReplaced = async (accountId: string, session: string) => {
    try {
      const isEnded = await leases.hold(leaseOf(accountId), () => telegram.logOut(session))
      if (!isEnded) log.warn({ accountId }, 'the replaced Telegram session could not be ended')
    } catch (error) {
      // A run still reads with it.
      log.warn({ error, accountId }, 'the replaced Telegram session is in use and was left')
    }
  }

  return async (login: TelegramLogin, { session, user }: SignedIn): Promise<SignInStep> => {
    const { userId } = login
    const before = (await records.all(userId)).find(({ telegramUserId }) => telegramUserId === user.id)
    try {
      const account = await records.store(userId, session, user, login.consent)
      await logins.finish(login, account._id)
      const replaced = before && records.openSession(before)
      if (replaced && before.status === 'active' && replaced !== session) await endReplaced(account._id, replaced)
      return { state: 'signed-in', account }
    } catch (error) {
      if (isAppError(error, 'telegram-account-taken')) {
        await Promise.all([logins.drop(login), telegram.logOut(session)])
      }
      throw error
    }
  }
}
export type CompleteSignIn = ReturnType<typeof createCompleteSignIn>
