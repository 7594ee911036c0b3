import { z } from 'zod'
import { AppError } from '../../core/errors.ts'
import { type LoginStep } from '../../models/telegram-login.ts'
import { type SignInStep } from './complete-sign-in.ts'
import { type LoginRecords } from './login-records.ts'
import { type PhoneSignIn } from './phone-sign-in.ts'

export const keypadKeys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'delete'] as const
export type KeypadKey = (typeof keypadKeys)[number]

const MOST_DIGITS = 8
const MOST_PRESSES = 60
const MOST_RACES = 10

/** Keys with the place of each among all presses: they may arrive in another order than they were pressed in. */
const Presses = z.array(z.tuple([z.number(), z.enum(keypadKeys)]))
type Presses = z.infer<typeof Presses>

const codeOf = (presses: Presses): string =>
  presses
    .toSorted(([a], [b]) => a - b)
    .reduce((code, [, key]) => (key === 'delete' ? code.slice(0, -1) : (code + key).slice(0, MOST_DIGITS)), '')

type Dependencies = { logins: LoginRecords; phone: PhoneSignIn }

/** The code of a sign-in, key by key: the keys rest sealed in the sign-in's record and nowhere else. */
export const createKeypad = ({ logins, phone }: Dependencies) => {
  const waiting = async (userId: string, loginId: string) => {
    const login = await logins.find(userId, { loginId })
    if (login?.step === 'code') return login
    throw new AppError('not-found', 'This sign-in is over or has expired. Start again.')
  }
  const pressesOf = (login: Parameters<LoginRecords['digits']>[0]): Presses => {
    const sealed = logins.digits(login)
    return sealed === '' ? [] : Presses.parse(JSON.parse(sealed))
  }

  return {
    /** The newest sign-in of the user that waits for something; null if there is none. */
    async openSignIn(userId: string): Promise<{ loginId: string; step: LoginStep; expiresAt: Date } | null> {
      const login = await logins.newest(userId)
      return login && { loginId: login._id, step: login.step, expiresAt: login.expiresAt }
    },

    /** What a sign-in waits for; null if it is unknown or has expired. */
    async stepOf(userId: string, loginId: string): Promise<LoginStep | null> {
      return (await logins.find(userId, { loginId }))?.step ?? null
    },

    /**
     * Takes one key. `place` orders the presses (Telegram's update id); the same place counts once. Resolves with how many
     * digits there are now, never with which. Throws `not-found` where no code is waited for.
     */
    async pressKey(userId: string, loginId: string, key: KeypadKey, place: number): Promise<{ digits: number }> {
      for (let race = 0; race < MOST_RACES; race++) {
        const login = await waiting(userId, loginId)
        const before = pressesOf(login)
        const isKnown = before.some(([known]) => known === place)
        const presses: Presses = isKnown || before.length >= MOST_PRESSES ? before : [...before, [place, key]]
        if (await logins.storeDigits(login, JSON.stringify(presses))) return { digits: codeOf(presses).length }
      }
      throw new AppError('conflict', 'Too many keys at once. Press them one after the other.')
    },

    /** How many digits there are. */
    countDigits: async (userId: string, loginId: string): Promise<number> =>
      codeOf(pressesOf(await waiting(userId, loginId))).length,

    /** Gives the code to Telegram and forgets the keys, right or wrong. */
    async submitKeys(userId: string, loginId: string): Promise<SignInStep> {
      const login = await waiting(userId, loginId)
      const code = codeOf(pressesOf(login))
      await logins.storeDigits(login, '')
      return phone.verifyCode(userId, { loginId }, code)
    },
  }
}
