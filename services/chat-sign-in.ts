import { type Vault } from '../core/crypto.ts'
import { AppError, isAppError } from '../core/errors.ts'
import { type ChatSignIn } from '../models/chat-sign-in.ts'
import { type TelegramAccount } from '../models/telegram-account.ts'
import { createChatSignInRecords } from './chat-sign-in/chat-sign-in-records.ts'
import { type HubspotConnections } from './hubspot-connections.ts'
import { type Notifications } from './notifications/create-notifications.ts'
import { type TelegramAccounts } from './telegram-accounts.ts'
import { type SignInStep } from './telegram-accounts/complete-sign-in.ts'
import { type KeypadKey } from './telegram-accounts/keypad.ts'

type Dependencies = {
  telegramAccounts: TelegramAccounts
  hubspotConnections: HubspotConnections
  notifications: Notifications
  vault: Vault
}
export type Standing = Pick<ChatSignIn, 'step' | 'round' | 'codeLength' | 'codeBy' | 'messageId'> & { isOver: boolean }
/** After these nothing of the sign-in is left to go on with. */
const isFinal = (error: unknown) =>
  isAppError(
    error,
    'telegram-phone-invalid',
    'telegram-phone-banned',
    'telegram-sign-up-needed',
    'telegram-account-taken',
    'telegram-session-lost',
  )
/** After these only another code helps. */
const needsNewCode = (error: unknown) =>
  isAppError(error, 'telegram-code-expired', 'telegram-tries-used-up', 'not-found') ||
  (isAppError(error, 'telegram-code-invalid', 'telegram-password-invalid') && error.triesLeft === 0)

/** Signing in to Telegram in the chat with the bot, step by step. It survives a restart between any two of them. */
export const createChatSignIn = (outside: Dependencies) => {
  const { telegramAccounts, hubspotConnections, notifications } = outside
  const records = createChatSignInRecords(outside)

  const under = async (userId: string, round?: string): Promise<ChatSignIn | null> => {
    const record = await records.find(userId)
    return !record || record.isOver || (round !== undefined && record.round !== round) ? null : record
  }
  const over = () => new AppError('not-found', 'This sign-in is over or has expired. Start again.')

  /** One step at Telegram, and what it means for where the person stands. */
  const settle = async (record: ChatSignIn, ask: () => Promise<SignInStep>): Promise<SignInStep> => {
    try {
      const step = await ask()
      if (step.state === 'signed-in') await records.remove(record.userId)
      else await records.turn(record, { step: 'password' })
      return step
    } catch (error) {
      if (isFinal(error)) await records.remove(record.userId)
      else if (needsNewCode(error)) await records.turn(record, { step: 'again' })
      throw error
    }
  }

  const sendCode = async (record: ChatSignIn, phone: string): Promise<void> => {
    const { loginId, sent } = await telegramAccounts.startSignIn(record.userId, phone, record.consent)
    if (record.loginId !== null) await telegramAccounts.abandonSignIn(record.userId, record.loginId)
    await records.turn(record, { step: 'code', loginId, phone, codeLength: sent.length, codeBy: sent.by })
  }

  const cancel = async (userId: string): Promise<boolean> => {
    const record = await records.find(userId)
    await records.remove(userId)
    const open = await telegramAccounts.openSignIn(userId)
    if (open) await telegramAccounts.abandonSignIn(userId, open.loginId)
    return open !== null || (record !== null && !record.isOver)
  }

  const tellConnected = async (userId: string, account: TelegramAccount): Promise<void> =>
    notifications.accountConnected(userId, account, {
      isHubspotConnected: await hubspotConnections.isUsable(userId),
    })

  return {
    /** Where the person stands; null where nobody signs in. One that has expired lately still has a standing. */
    async standing(userId: string): Promise<Standing | null> {
      const record = await records.find(userId)
      const isDone = record?.loginId && (await telegramAccounts.stepOf(userId, record.loginId)) === 'done'
      if (isDone) await records.remove(userId)
      return isDone ? null : record
    },

    /** The person agreed to the wording of this version. Whatever was under way before ends. */
    async begin(userId: string, consentVersion: string): Promise<void> {
      await cancel(userId)
      await records.begin(userId, consentVersion)
    },

    /** Has Telegram send a code. Throws what `startSignIn` throws; `not-found` where no phone is waited for. */
    async sharePhone(userId: string, phone: string): Promise<void> {
      const record = await under(userId)
      if (record?.step !== 'phone') throw over()
      try {
        await sendCode(record, phone)
      } catch (error) {
        if (isFinal(error) || isAppError(error, 'telegram-flood-wait', 'rate-limited')) await records.remove(userId)
        throw error
      }
    },

    /** Has Telegram send another code to the same phone. False for a button of an earlier round. */
    async sendAgain(userId: string, round: string): Promise<boolean> {
      const record = await under(userId, round)
      const phone = record && records.openPhone(record)
      const turned = record && phone !== null && (await records.turn(record))
      if (!turned || phone === null) return false
      await sendCode(turned, phone)
      return true
    },

    /** Takes one key of the keypad. Null for a key of an earlier round. */
    async pressKey(userId: string, round: string, key: KeypadKey, place: number): Promise<{ digits: number } | null> {
      const record = await under(userId, round)
      if (record?.step !== 'code' || record.loginId === null) return null
      try {
        return await telegramAccounts.pressKey(userId, record.loginId, key, place)
      } catch (error) {
        if (isAppError(error, 'not-found')) return null
        throw error
      }
    },

    /** How many digits the keypad has collected. */
    async countDigits(userId: string): Promise<number> {
      const record = await under(userId)
      if (record?.step !== 'code' || record.loginId === null) return 0
      return telegramAccounts.countDigits(userId, record.loginId)
    },

    /** Gives the collected code to Telegram. Null if that was done in this round already. */
    async submit(userId: string, round: string): Promise<SignInStep | null> {
      const record = await under(userId, round)
      const turned = record?.step === 'code' ? await records.turn(record) : null
      if (!turned || turned.loginId === null) return null
      const { loginId } = turned
      return settle(turned, () => telegramAccounts.submitKeys(userId, loginId))
    },

    /** The person chose to type the password in the chat. False for a button of an earlier round. */
    async typePassword(userId: string, round: string): Promise<boolean> {
      const record = await under(userId, round)
      return record?.step === 'password' && (await records.turn(record, { step: 'typing' })) !== null
    },

    async givePassword(userId: string, password: string): Promise<SignInStep> {
      const record = await under(userId)
      if (record?.step !== 'typing' || record.loginId === null) throw over()
      const { loginId } = record
      return settle(record, () => telegramAccounts.verifyPassword(userId, { loginId }, password))
    },

    /** Ends what is under way, here or on the page, and logs the half-made session out. False if there was nothing. */
    cancel,

    /** The message that shows where the sign-in stands. */
    showIn: records.remember,

    tellConnected,

    /** A sign-in that owes the password goes on in the browser; null if there is none. */
    async continueOnPage(userId: string): Promise<{ authToken: string } | null> {
      const record = await under(userId)
      if (!record || record.loginId === null) return null
      const handed = await telegramAccounts.handOverSignIn(userId, record.loginId)
      if (handed) await records.follow(userId, record.loginId, handed.loginId)
      return handed && { authToken: handed.authToken }
    },

    /** The page has ended a sign-in: the chat is told if it began there. */
    async endedOnPage(userId: string, account: TelegramAccount): Promise<boolean> {
      const record = await records.find(userId)
      const isOurs = record?.loginId && (await telegramAccounts.stepOf(userId, record.loginId)) === 'done'
      if (!record || !isOurs) return false
      await records.remove(userId)
      if (record.messageId !== null) await notifications.takeBack(userId, record.messageId)
      await tellConnected(userId, account)
      return true
    },
  }
}
export type ChatSignIns = ReturnType<typeof createChatSignIn>
