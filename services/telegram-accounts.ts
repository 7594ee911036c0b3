import { type Vault } from '../core/crypto.ts'
import { AppError, isAppError } from '../core/errors.ts'
import { hashSecret, newId, newSecret } from '../core/ids.ts'
import {
  type PendingSignIn,
  type Telegram,
  type TelegramConnection,
  type TelegramUser,
} from '../integrations/telegram/types.ts'
import { type TelegramAccount, TelegramAccountModel } from '../models/telegram-account.ts'
import { type TelegramLogin, TelegramLoginModel } from '../models/telegram-login.ts'
import { type Leases } from './leases.ts'

const LOGIN_MS = 10 * 60_000
const TRIES = 5

export type SignInStep = { state: 'signed-in'; account: TelegramAccount } | { state: 'needs-2fa' }

export const createTelegramAccounts = ({
  telegram,
  vault,
  leases,
}: {
  telegram: Telegram
  vault: Vault
  leases: Leases
}) => {
  const sessionPlace = (userId: string) => ({ collection: 'TelegramAccount', field: 'session', userId })
  const pendingPlace = (userId: string) => ({ collection: 'TelegramLogin', field: 'pending', userId })
  const sealPending = (userId: string, pending: PendingSignIn) =>
    vault.seal(JSON.stringify(pending), pendingPlace(userId))
  const openPending = (login: TelegramLogin): PendingSignIn =>
    JSON.parse(vault.open(login.pending, pendingPlace(login.userId))) as PendingSignIn // sealed by sealPending, bound to its row

  /** The sign-in behind an authToken, one try spent. Unknown, expired and other people's tokens are all the same. */
  const spendTry = async (userId: string, authToken: string): Promise<TelegramLogin> => {
    const login = await TelegramLoginModel.findOneAndUpdate(
      { _id: hashSecret(authToken), userId, expiresAt: { $gt: new Date() }, tries: { $lt: TRIES } },
      { $inc: { tries: 1 } },
      { returnDocument: 'after' },
    ).lean()
    if (!login)
      throw new AppError('not-found', 'This sign-in is unknown or has expired. Start again with your phone number.')
    return login
  }

  const store = async (userId: string, session: string, user: TelegramUser): Promise<TelegramAccount> => {
    const now = new Date()
    const { id: telegramUserId, firstName, lastName, username, phone } = user
    const taken = await TelegramAccountModel.exists({ telegramUserId, userId: { $ne: userId } })
    if (taken)
      throw new AppError('conflict', 'This Telegram account is connected by another user. Disconnect it there first.')
    return TelegramAccountModel.findOneAndUpdate(
      { telegramUserId, userId },
      {
        $set: {
          firstName,
          lastName,
          username,
          phone,
          session: vault.seal(session, sessionPlace(userId)),
          status: 'active',
          updatedAt: now,
        },
        $setOnInsert: { _id: newId(), createdAt: now },
      },
      { upsert: true, returnDocument: 'after' },
    ).lean()
  }

  const finish = async (login: TelegramLogin, session: string, user: TelegramUser): Promise<SignInStep> => {
    const account = await store(login.userId, session, user)
    await TelegramLoginModel.deleteOne({ _id: login._id })
    return { state: 'signed-in', account }
  }

  const markLost = (account: TelegramAccount) =>
    TelegramAccountModel.updateOne({ _id: account._id }, { $set: { status: 'needs-sign-in', updatedAt: new Date() } })

  return {
    /** Sends a login code to the phone. The authToken stands for this sign-in for 10 minutes. */
    async startSignIn(userId: string, phone: string): Promise<{ authToken: string }> {
      const pending = await telegram.requestCode(phone)
      const authToken = newSecret()
      const expiresAt = new Date(Date.now() + LOGIN_MS)
      await TelegramLoginModel.create({
        _id: hashSecret(authToken),
        userId,
        pending: sealPending(userId, pending),
        tries: 0,
        expiresAt,
      })
      return { authToken }
    },

    async verifyCode(userId: string, authToken: string, code: string): Promise<SignInStep> {
      const login = await spendTry(userId, authToken)
      const step = await telegram.signIn(openPending(login), code)
      if (step.state === 'signed-in') return finish(login, step.session, step.user)
      await TelegramLoginModel.updateOne(
        { _id: login._id },
        { $set: { pending: sealPending(userId, step.pending), tries: 0 } },
      )
      return { state: 'needs-2fa' }
    },

    async verifyPassword(userId: string, authToken: string, password: string): Promise<SignInStep> {
      const login = await spendTry(userId, authToken)
      const { session, user } = await telegram.checkPassword(openPending(login), password)
      return finish(login, session, user)
    },

    /** The accounts that can be read. */
    active: (userId: string): Promise<TelegramAccount[]> =>
      TelegramAccountModel.find({ userId, status: 'active' }).sort({ _id: 1 }).lean(),

    /**
     * Opens the account's session for `work` and closes it after. One process at a time: two would make Telegram void it.
     * A session that Telegram refuses marks the account `needs-sign-in`.
     */
    async withConnection<T>(
      account: TelegramAccount,
      signal: AbortSignal,
      work: (connection: TelegramConnection, signal: AbortSignal) => Promise<T>,
    ): Promise<T> {
      if (account.session === null) throw new AppError('telegram-session-lost', 'Sign in to Telegram again.')
      const stored = vault.open(account.session, sessionPlace(account.userId))
      return leases.hold(
        `telegram-account:${account._id}`,
        async (lease) => {
          try {
            const connection = await telegram.connect(stored, { floodWait: 'wait', signal: lease.signal })
            try {
              return await work(connection, lease.signal)
            } finally {
              const session = connection.session()
              await connection.close()
              if (session !== stored) {
                await TelegramAccountModel.updateOne(
                  { _id: account._id, session: account.session },
                  { $set: { session: vault.seal(session, sessionPlace(account.userId)), updatedAt: new Date() } },
                )
              }
            }
          } catch (error) {
            if (isAppError(error, 'telegram-session-lost')) await markLost(account)
            throw error
          }
        },
        { signal, waitMs: 45_000 },
      )
    },
  }
}
export type TelegramAccounts = ReturnType<typeof createTelegramAccounts>
