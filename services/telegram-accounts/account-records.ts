import { type Vault } from '../../core/crypto.ts'
import { AppError } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { type TelegramUser } from '../../integrations/telegram/types.ts'
import { type Consent } from '../../models/consent.ts'
import { type TelegramAccount, TelegramAccountModel } from '../../models/telegram-account.ts'

const isDuplicateKey = (error: unknown) => error instanceof Error && 'code' in error && error.code === 11_000
const taken = () =>
  new AppError(
    'telegram-account-taken',
    'This Telegram account is connected by another user. Disconnect it there first, then connect it here.',
  )

/** The records of connected accounts, and their sealed sessions. */
export const createAccountRecords = ({ vault }: { vault: Vault }) => {
  const place = (userId: string) => ({ collection: 'TelegramAccount', field: 'session', userId })
  const find = (userId: string, accountId: string): Promise<TelegramAccount | null> =>
    TelegramAccountModel.findOne({ _id: accountId, userId }).lean()

  return {
    /** The accounts that can be read. */
    active: (userId: string): Promise<TelegramAccount[]> =>
      TelegramAccountModel.find({ userId, status: 'active' }).sort({ _id: 1 }).lean(),

    /** All of the user's accounts, disconnected ones included, oldest first. */
    all: (userId: string): Promise<TelegramAccount[]> =>
      TelegramAccountModel.find({ userId }).sort({ createdAt: 1, _id: 1 }).lean(),

    find,

    /** Throws `not-found`, for another user's account as for one that never was. */
    async get(userId: string, accountId: string): Promise<TelegramAccount> {
      const account = await find(userId, accountId)
      if (!account) throw new AppError('not-found', 'There is no such Telegram account.')
      return account
    },

    openSession: ({ session, userId }: TelegramAccount): string | null =>
      session === null ? null : vault.open(session, place(userId)),

    /** The account that was just signed in to, new or anew. Throws `telegram-account-taken`. */
    async store(
      userId: string,
      session: string,
      user: TelegramUser,
      consent: Consent | null = null,
    ): Promise<TelegramAccount> {
      const now = new Date()
      const { id: telegramUserId, firstName, lastName, username, phone } = user
      try {
        return await TelegramAccountModel.findOneAndUpdate(
          { telegramUserId, userId },
          {
            $set: {
              firstName,
              lastName,
              username,
              phone,
              session: vault.seal(session, place(userId)),
              status: 'active',
              updatedAt: now,
              ...(consent && { consent }),
            },
            $setOnInsert: {
              _id: newId(),
              newChats: 'all',
              folder: null,
              ...(!consent && { consent }),
              floodUntil: null,
              dialogsFetchedAt: null,
              createdAt: now,
            },
          },
          { upsert: true, returnDocument: 'after' },
        ).lean()
      } catch (error) {
        throw isDuplicateKey(error) ? taken() : error
      }
    },

    /** Telegram moved the session: it is kept from now on, unless the person signed in anew meanwhile. */
    async renewSession(account: TelegramAccount, from: string, to: string): Promise<void> {
      for (
        let current: TelegramAccount | null = account;
        current?.session;
        current = await find(account.userId, account._id)
      ) {
        if (vault.open(current.session, place(account.userId)) !== from) return
        const { matchedCount } = await TelegramAccountModel.updateOne(
          { _id: account._id, session: current.session },
          { $set: { session: vault.seal(to, place(account.userId)), updatedAt: new Date() } },
        )
        // Another ciphertext of the same session: the keys are being rotated.
        if (matchedCount === 1) return
      }
    },

    /** Telegram ended this very session. True if that is news. */
    async markLost({ _id, session }: TelegramAccount): Promise<boolean> {
      const { modifiedCount } = await TelegramAccountModel.updateOne(
        { _id, session, status: 'active' },
        { $set: { status: 'needs-sign-in', updatedAt: new Date() } },
      )
      return modifiedCount === 1
    },

    async rememberFloodWait({ _id }: TelegramAccount, seconds: number): Promise<void> {
      const floodUntil = new Date(Date.now() + seconds * 1_000)
      await TelegramAccountModel.updateOne({ _id }, { $max: { floodUntil } })
    },

    /** Forgets the session and everything agreed to; the dialogs and digests stay the user's. */
    async wipe({ _id, userId }: TelegramAccount): Promise<void> {
      await TelegramAccountModel.updateOne(
        { _id, userId },
        { $set: { status: 'inactive', session: null, consent: null, updatedAt: new Date() } },
      )
    },

    async set(
      { _id, userId }: TelegramAccount,
      change: Partial<Pick<TelegramAccount, 'newChats' | 'folder' | 'consent'>>,
    ): Promise<void> {
      await TelegramAccountModel.updateOne({ _id, userId }, { $set: { ...change, updatedAt: new Date() } })
    },
  }
}
export type AccountRecords = ReturnType<typeof createAccountRecords>
