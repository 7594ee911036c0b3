import { AppError, isAppError } from '../../core/errors.ts'
import { type SentCode, type Telegram } from '../../integrations/telegram/types.ts'
import { type Consent } from '../../models/consent.ts'
import { type TelegramLogin } from '../../models/telegram-login.ts'
import { type CompleteSignIn, type SignInStep } from './complete-sign-in.ts'
import { type LoginRecords, type SignInRef, TRIES } from './login-records.ts'
import { readPhone } from './read-phone.ts'
import { type SignInLimits } from './sign-in-limits.ts'

export type StartedSignIn = { authToken: string; loginId: string; expiresAt: Date; sent: SentCode }
type Dependencies = { telegram: Telegram; logins: LoginRecords; limits: SignInLimits; complete: CompleteSignIn }

/** Telegram has not said whether it was right. */
const isUnjudged = (error: unknown) => isAppError(error, 'telegram-unreachable', 'telegram-flood-wait', 'rate-limited')

const withTriesLeft = (error: AppError, left: number) => {
  const tries =
    left === 0 ? 'That was the last try: start again.' : left === 1 ? '1 try is left.' : `${left} tries are left.`
  return new AppError(error.kind, `${error.message} ${tries}`, { triesLeft: left, cause: error })
}

/** Sign-in by phone and code, and the cloud password where there is one, whichever way the sign-in began. */
export const createPhoneSignIn = ({ telegram, logins, limits, complete }: Dependencies) => {
  const attempt = async <T>(login: TelegramLogin, ask: () => Promise<T>): Promise<T> => {
    try {
      return await limits.trying(ask)
    } catch (error) {
      if (isUnjudged(error)) await logins.giveBackTry(login)
      if (isAppError(error, 'telegram-code-expired', 'telegram-sign-up-needed')) await logins.drop(login)
      if (isAppError(error, 'telegram-code-invalid', 'telegram-password-invalid'))
        throw withTriesLeft(error, TRIES - login.tries)
      throw error
    }
  }

  return {
    /**
     * Sends a login code to the phone, written in any usual way. The authToken stands for this sign-in for 10 minutes; the
     * loginId names it where a secret must not rest. `consent` goes to the account at the end. Throws `rate-limited` past 3
     * sends an hour.
     */
    async startSignIn(userId: string, phone: string, consent: Consent | null = null): Promise<StartedSignIn> {
      const number = readPhone(phone)
      const { sent, ...pending } = await limits.sending(userId, number, () => telegram.requestCode(number))
      return { ...(await logins.begin(userId, 'code', pending, consent)), sent }
    },

    async verifyCode(userId: string, ref: SignInRef, code: string): Promise<SignInStep> {
      const login = await logins.spendTry(userId, ref, 'code')
      const pending = logins.open(login, 'code')
      const digits = code.normalize('NFKC').replace(/[\s-]/g, '')
      const step = await attempt(login, () => telegram.signIn(pending, digits))
      if (step.state === 'signed-in') return complete(login, step)
      await logins.wait(login, 'password', step.pending)
      return { state: 'needs-2fa' }
    },

    async verifyPassword(userId: string, ref: SignInRef, password: string): Promise<SignInStep> {
      const login = await logins.spendTry(userId, ref, 'password')
      const pending = logins.open(login, 'password')
      return complete(login, await attempt(login, () => telegram.checkPassword(pending, password)))
    },
  }
}
export type PhoneSignIn = ReturnType<typeof createPhoneSignIn>
