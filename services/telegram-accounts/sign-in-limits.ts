import { AppError, isAppError } from '../../core/errors.ts'
import { hashSecret } from '../../core/ids.ts'
import { type Limit, type RateLimits } from '../rate-limits.ts'

const hour = 3_600_000
const sendsOf = (whose: string, message: string): Limit => ({
  name: `telegram-sends:${whose}`,
  most: 3,
  windowMs: hour,
  message,
})
const allSends: Limit = {
  name: 'telegram-sends:all',
  most: 100,
  windowMs: hour,
  message: 'Too many people are signing in right now. Try again later.',
}
/** Telegram blocks logins for everybody behind an address that gave many wrong codes. */
const allWrong: Limit = {
  name: 'telegram-wrong:all',
  most: 60,
  windowMs: hour,
  message: 'Signing in to Telegram is paused after many wrong codes. Try again later.',
}
const qrOf = (userId: string): Limit => ({
  name: `telegram-qr:${userId}`,
  most: 20,
  windowMs: hour,
  message: 'Too many QR codes were asked for. Try again later.',
})
const allQr: Limit = { ...allSends, name: 'telegram-qr:all', most: 600 }

/** What keeps Telegram from taking the installation for an attacker. Phones are remembered as hashes only. */
export const createSignInLimits = (limits: RateLimits) => {
  const phoneName = (phone: string) => hashSecret(`phone|${phone}`)
  const waitName = (phone: string) => `telegram-flood:${phoneName(phone)}`

  return {
    /**
     * Sends a code if that is allowed: 3 an hour per user and per phone, 100 in all. A flood wait that Telegram answers
     * with is remembered, and nothing is sent to that phone before it is over.
     */
    async sending<T>(userId: string, phone: string, send: () => Promise<T>): Promise<T> {
      const seconds = await limits.closedFor(waitName(phone))
      if (seconds !== null) {
        const message = `Telegram asks to wait ${seconds} more seconds before it sends a code to this number.`
        throw new AppError('telegram-flood-wait', message, { retryAfterSeconds: seconds })
      }
      await limits.take(
        sendsOf(`user:${userId}`, 'You have asked for 3 codes within an hour. Try again later.'),
        sendsOf(`phone:${phoneName(phone)}`, '3 codes were sent to this number within an hour. Try again later.'),
        allSends,
      )
      try {
        return await send()
      } catch (error) {
        if (isAppError(error, 'telegram-flood-wait') && error.retryAfterSeconds !== null)
          await limits.close(waitName(phone), error.retryAfterSeconds)
        throw error
      }
    },

    startingQr: (userId: string): Promise<void> => limits.take(qrOf(userId), allQr),

    /** Lets a code or password be tried unless too many wrong ones came from this installation; counts the wrong ones. */
    async trying<T>(attempt: () => Promise<T>): Promise<T> {
      await limits.check(allWrong)
      try {
        return await attempt()
      } catch (error) {
        if (isAppError(error, 'telegram-code-invalid', 'telegram-password-invalid')) await limits.count(allWrong)
        throw error
      }
    },
  }
}
export type SignInLimits = ReturnType<typeof createSignInLimits>
