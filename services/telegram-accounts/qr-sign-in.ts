import { isAppError } from '../../core/errors.ts'
import { type Telegram } from '../../integrations/telegram/types.ts'
import { type TelegramAccount } from '../../models/telegram-account.ts'
import { type TelegramLogin } from '../../models/telegram-login.ts'
import { type AccountRecords } from './account-records.ts'
import { type CompleteSignIn } from './complete-sign-in.ts'
import { type LoginRecords } from './login-records.ts'
import { type SignInLimits } from './sign-in-limits.ts'

type Dependencies = {
  telegram: Telegram
  logins: LoginRecords
  records: AccountRecords
  limits: SignInLimits
  complete: CompleteSignIn
}

/** `url` is what the QR says now; it changes about every 30 s, so it is to be drawn anew whenever it does. */
export type QrState =
  | { state: 'waiting'; url: string; expiresAt: Date }
  | { state: 'needs-2fa' }
  | { state: 'done'; account: TelegramAccount }
  | { state: 'expired' }

/** However often a page asks us, Telegram is asked this often. */
const ASK_EVERY_MS = 2_000
/** For one answer of Telegram; another process may ask again if ours died meanwhile. */
const ANSWER_MS = 60_000

/** Sign-in by QR code: scanned with Telegram's own app in Settings > Devices. */
export const createQrSignIn = ({ telegram, logins, records, limits, complete }: Dependencies) => {
  const waiting = (login: TelegramLogin): QrState => {
    const { url, expiresAt } = logins.open(login, 'qr')
    return { state: 'waiting', url, expiresAt }
  }

  const ask = async (login: TelegramLogin): Promise<QrState> => {
    const step = await telegram.checkQr(logins.open(login, 'qr'))
    if (step.state === 'waiting') {
      await logins.wait(login, 'qr', step.pending)
      return { state: 'waiting', url: step.pending.url, expiresAt: step.pending.expiresAt }
    }
    if (step.state === 'needs-2fa') {
      await logins.wait(login, 'password', step.pending)
      return { state: 'needs-2fa' }
    }
    const completed = await complete(login, step)
    return completed.state === 'signed-in' ? { state: 'done', account: completed.account } : completed
  }

  const askInTurn = async (login: TelegramLogin): Promise<QrState> => {
    if (!(await logins.takeTurn(login, ANSWER_MS))) return waiting(login)
    let pauseMs = ASK_EVERY_MS
    try {
      return await ask(login)
    } catch (error) {
      if (isAppError(error, 'telegram-code-expired')) {
        await logins.drop(login)
        return { state: 'expired' }
      }
      if (isAppError(error, 'telegram-flood-wait')) pauseMs = (error.retryAfterSeconds ?? 60) * 1_000
      throw error
    } finally {
      await logins.askAgainIn(login, pauseMs)
    }
  }

  return {
    async startQr(userId: string): Promise<{ authToken: string; url: string; expiresAt: Date }> {
      await limits.startingQr(userId)
      const { pending } = await telegram.requestQr()
      const { authToken } = await logins.begin(userId, 'qr', pending)
      return { authToken, url: pending.url, expiresAt: pending.expiresAt }
    },

    /** How it stands. An authToken that is unknown, over or somebody else's is `expired`. */
    async qrState(userId: string, authToken: string): Promise<QrState> {
      const login = await logins.find(userId, authToken)
      if (login?.step === 'qr') return askInTurn(login)
      if (login?.step === 'password') return { state: 'needs-2fa' }
      const account = login?.accountId ? await records.find(userId, login.accountId) : null
      return account ? { state: 'done', account } : { state: 'expired' }
    },
  }
}
