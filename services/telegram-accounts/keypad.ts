import { AppError } from '../../core/errors.ts'
import { type LoginStep } from '../../models/telegram-login.ts'
import { type SignInStep } from './complete-sign-in.ts'
import { type LoginRecords } from './login-records.ts'
import { type PhoneSignIn } from './phone-sign-in.ts'

export const keypadKeys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'delete'] as const
export type KeypadKey = (typeof keypadKeys)[number]

const MOST_DIGITS = 8
const MOST_RACES = 10

type Dependencies = { logins: LoginRecords; phone: PhoneSignIn }

/** The code of a sign-in, key by key: the digits rest sealed in the sign-in's record and nowhere else. */
export const createKeypad = ({ logins, phone }: Dependencies) => {
  const waiting = async (userId: string, loginId: string) => {
    const login = await logins.find(userId, { loginId })
    if (login?.step === 'code') return login
    throw new AppError('not-found', 'This sign-in is over or has expired. Start again.')
  }

  return {
    /** The newest sign-in of the user that waits for something, and how many digits it has; null if there is none. */
    async openSignIn(
      userId: string,
    ): Promise<{ loginId: string; step: LoginStep; digits: number; expiresAt: Date } | null> {
      const login = await logins.newest(userId)
      if (!login) return null
      const { _id: loginId, step, expiresAt } = login
      return { loginId, step, digits: logins.digits(login).length, expiresAt }
    },

    /** Adds or takes away one digit. Resolves with how many there are now, never with which. */
    async pressKey(userId: string, loginId: string, key: KeypadKey): Promise<{ digits: number }> {
      for (let race = 0; race < MOST_RACES; race++) {
        const login = await waiting(userId, loginId)
        const before = logins.digits(login)
        const after = key === 'delete' ? before.slice(0, -1) : (before + key).slice(0, MOST_DIGITS)
        if (await logins.storeDigits(login, after)) return { digits: after.length }
      }
      throw new AppError('conflict', 'Too many keys at once. Press them one after the other.')
    },

    /** Gives the collected digits to Telegram and forgets them, right or wrong. */
    async submitKeys(userId: string, loginId: string): Promise<SignInStep> {
      const login = await waiting(userId, loginId)
      const digits = logins.digits(login)
      await logins.storeDigits(login, '')
      return phone.verifyCode(userId, { loginId }, digits)
    },
  }
}
