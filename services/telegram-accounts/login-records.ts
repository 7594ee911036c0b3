import { z } from 'zod'
import { type Vault } from '../../core/crypto.ts'
import { AppError } from '../../core/errors.ts'
import { hashSecret, newSecret } from '../../core/ids.ts'
import { type PendingPassword, type PendingQr, type PendingSignIn } from '../../integrations/telegram/types.ts'
import { type Consent } from '../../models/consent.ts'
import { type LoginStep, type TelegramLogin, TelegramLoginModel } from '../../models/telegram-login.ts'

const LOGIN_MS = 10 * 60_000
export const TRIES = 5

/** What is sealed while a sign-in waits in each step. */
type PendingOf = { code: PendingSignIn; qr: PendingQr; password: PendingPassword }
export type WaitingStep = keyof PendingOf
const schemas: { [Step in WaitingStep]: z.ZodType<PendingOf[Step]> } = {
  code: z.object({ phone: z.string(), phoneCodeHash: z.string(), session: z.string() }),
  qr: z.object({ session: z.string(), url: z.string(), expiresAt: z.coerce.date() }),
  password: z.object({ session: z.string() }),
}

/** A sign-in by the secret its owner holds, or by its id, which opens nothing to anybody but its user. */
export type SignInRef = string | { loginId: string }
const idOf = (ref: SignInRef) => (typeof ref === 'string' ? hashSecret(ref) : ref.loginId)

const unknown = () =>
  new AppError('not-found', 'This sign-in is unknown or has expired. Start again with your phone number.')
const usedUp = () =>
  new AppError('telegram-tries-used-up', `${TRIES} wrong tries: this sign-in is closed. Start again for a new code.`)
const otherStep: Record<Exclude<LoginStep, 'done'>, string> = {
  code: 'This sign-in waits for the code that Telegram sent.',
  qr: 'This sign-in waits for its QR code to be scanned.',
  password: 'This sign-in waits for the cloud password (two-step verification).',
}

/** The records of sign-ins under way: 10 minutes each, bound to one user, 5 tries per step. */
export const createLoginRecords = ({ vault }: { vault: Vault }) => {
  const place = (userId: string, field: 'pending' | 'digits') => ({ collection: 'TelegramLogin', field, userId })
  const seal = <Step extends WaitingStep>(userId: string, pending: PendingOf[Step]) =>
    vault.seal(JSON.stringify(pending), place(userId, 'pending'))
  const alive = (userId: string, ref: SignInRef) => ({ _id: idOf(ref), userId, expiresAt: { $gt: new Date() } })
  const find = (userId: string, ref: SignInRef): Promise<TelegramLogin | null> =>
    TelegramLoginModel.findOne(alive(userId, ref)).lean()

  /** What was sealed for this step. */
  const open = <Step extends WaitingStep>(login: TelegramLogin, step: Step): PendingOf[Step] => {
    if (login.pending === null) throw unknown()
    return schemas[step].parse(JSON.parse(vault.open(login.pending, place(login.userId, 'pending'))))
  }

  return {
    find,

    /** A new sign-in. The authToken is returned once and never stored. */
    async begin<Step extends WaitingStep>(
      userId: string,
      step: Step,
      pending: PendingOf[Step],
      consent: Consent | null = null,
    ) {
      const authToken = newSecret()
      const now = new Date()
      const login: TelegramLogin = {
        _id: hashSecret(authToken),
        userId,
        step,
        pending: seal(userId, pending),
        digits: null,
        consent,
        tries: 0,
        askAgainAt: null,
        accountId: null,
        createdAt: now,
        expiresAt: new Date(now.getTime() + LOGIN_MS),
      }
      await TelegramLoginModel.create(login)
      return { authToken, loginId: login._id, expiresAt: login.expiresAt }
    },

    /** The same sign-in under a new authToken: whoever held the old one is out. Null if it is over. */
    async handOver(login: TelegramLogin): Promise<{ authToken: string; loginId: string } | null> {
      const { deletedCount } = await TelegramLoginModel.deleteOne({ _id: login._id, step: login.step })
      if (deletedCount === 0) return null
      const authToken = newSecret()
      const loginId = hashSecret(authToken)
      await TelegramLoginModel.create({ ...login, _id: loginId })
      return { authToken, loginId }
    },

    open,

    /** The sign-in that waits in `step`, one try spent. Unknown, expired, done and other people's are all the same. */
    async spendTry(userId: string, ref: SignInRef, step: WaitingStep): Promise<TelegramLogin> {
      const login = await TelegramLoginModel.findOneAndUpdate(
        { ...alive(userId, ref), step, tries: { $lt: TRIES } },
        { $inc: { tries: 1 } },
        { returnDocument: 'after' },
      ).lean()
      if (login) return login
      const found = await find(userId, ref)
      if (!found || found.step === 'done') throw unknown()
      throw found.step === step ? usedUp() : new AppError('conflict', otherStep[found.step])
    },

    /** For a try that Telegram never judged. */
    async giveBackTry({ _id }: TelegramLogin): Promise<void> {
      await TelegramLoginModel.updateOne({ _id }, { $inc: { tries: -1 } })
    },

    /** Goes on to a step, or renews what is sealed for it. */
    async wait<Step extends WaitingStep>(login: TelegramLogin, step: Step, pending: PendingOf[Step]): Promise<void> {
      const { _id, userId } = login
      const isNew = login.step !== step
      await TelegramLoginModel.updateOne(
        { _id },
        { $set: { step, pending: seal(userId, pending), digits: null, ...(isNew && { tries: 0 }) } },
      )
    },

    /** The record stays until it expires, to tell a page that waits; nothing secret is left in it. */
    async finish({ _id }: TelegramLogin, accountId: string): Promise<void> {
      await TelegramLoginModel.updateOne({ _id }, { $set: { step: 'done', pending: null, digits: null, accountId } })
    },

    async drop({ _id }: TelegramLogin): Promise<void> {
      await TelegramLoginModel.deleteOne({ _id })
    },

    /** Takes the right to ask Telegram about a QR code for `ms`. False if somebody asks already, or has just asked. */
    async takeTurn({ _id }: TelegramLogin, ms: number): Promise<boolean> {
      const now = Date.now()
      const { modifiedCount } = await TelegramLoginModel.updateOne(
        { _id, step: 'qr', $or: [{ askAgainAt: null }, { askAgainAt: { $lte: new Date(now) } }] },
        { $set: { askAgainAt: new Date(now + ms) } },
      )
      return modifiedCount === 1
    },

    async askAgainIn({ _id }: TelegramLogin, ms: number): Promise<void> {
      await TelegramLoginModel.updateOne({ _id }, { $set: { askAgainAt: new Date(Date.now() + ms) } })
    },

    /** The user's newest sign-in that waits for something. */
    newest: (userId: string): Promise<TelegramLogin | null> =>
      TelegramLoginModel.findOne({ userId, step: { $ne: 'done' }, expiresAt: { $gt: new Date() } })
        .sort({ createdAt: -1 })
        .lean(),

    /** The half-made session of a sign-in that waits for something. */
    openSession: (login: TelegramLogin): string | null =>
      login.step === 'done' || login.pending === null ? null : open(login, login.step).session,

    /** What the keypad has collected. */
    digits: ({ digits, userId }: TelegramLogin): string =>
      digits === null ? '' : vault.open(digits, place(userId, 'digits')),

    /** Stores them over what was read. False if another press came first. */
    async storeDigits(login: TelegramLogin, digits: string): Promise<boolean> {
      const sealed = digits === '' ? null : vault.seal(digits, place(login.userId, 'digits'))
      const { matchedCount } = await TelegramLoginModel.updateOne(
        { _id: login._id, step: 'code', digits: login.digits },
        { $set: { digits: sealed } },
      )
      return matchedCount === 1
    },
  }
}
export type LoginRecords = ReturnType<typeof createLoginRecords>
