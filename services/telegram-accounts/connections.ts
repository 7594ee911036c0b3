import { setTimeout as sleep } from 'node:timers/promises'
import { AppError, isAppError } from '../../core/errors.ts'
import { type ConnectOptions, type Telegram, type TelegramConnection } from '../../integrations/telegram/types.ts'
import { type TelegramAccount } from '../../models/telegram-account.ts'
import { type Leases } from '../leases.ts'
import { type AccountRecords } from './account-records.ts'

/** Tells a person that Telegram ended the session of an account of theirs. Called once each time that happens. */
export type TellNeedsSignIn = (userId: string, accountId: string) => Promise<void> | void

type Dependencies = { telegram: Telegram; leases: Leases; records: AccountRecords; needsSignIn: TellNeedsSignIn }
/** Works with an open connection; `account` is the record as it was when the connection was opened. */
export type ConnectionWork<T> = (
  connection: TelegramConnection,
  signal: AbortSignal,
  account: TelegramAccount,
) => Promise<T>
export type ConnectionOptions = Pick<ConnectOptions, 'floodWait'> & {
  /** How long to wait for another process that uses the session. */
  waitMs: number
}
type AccountRef = Pick<TelegramAccount, '_id' | 'userId'>

const LONGEST_SLEEP_MS = 60_000
const forARun: ConnectionOptions = { floodWait: 'wait', waitMs: 45_000 }

export const leaseOf = (accountId: string) => `telegram-account:${accountId}`

const floodError = (until: Date, cause?: unknown) => {
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1_000))
  const at = until.toISOString().replace('T', ' ').slice(0, 19)
  const message = `Telegram asks not to be called for this account until ${at} UTC. What is left is read after that.`
  return new AppError('telegram-flood-wait', message, { retryAfterSeconds: seconds, cause })
}

/** Nothing is sent before a flood wait is over, whichever process was told of it. */
const waitOutFlood = async ({ floodUntil }: TelegramAccount, floodWait: string, signal: AbortSignal) => {
  const left = floodUntil ? floodUntil.getTime() - Date.now() : 0
  if (floodUntil === null || left <= 0) return
  if (floodWait === 'fail' || left > LONGEST_SLEEP_MS) throw floodError(floodUntil)
  await sleep(left, undefined, { signal })
}

export const createConnections = ({ telegram, leases, records, needsSignIn }: Dependencies) => {
  const use = async <T>(
    account: TelegramAccount,
    floodWait: ConnectOptions['floodWait'],
    signal: AbortSignal,
    work: ConnectionWork<T>,
  ) => {
    const stored = records.openSession(account)
    if (stored === null || account.status !== 'active')
      throw new AppError('telegram-session-lost', 'This Telegram account is signed out. Sign in to Telegram again.')
    await waitOutFlood(account, floodWait, signal)
    const onFloodWait = (seconds: number) => records.rememberFloodWait(account, seconds)
    const connection = await telegram.connect(stored, { floodWait, signal, onFloodWait })
    try {
      return await work(connection, signal, account)
    } finally {
      const session = connection.session()
      await connection.close()
      if (session !== stored) await records.renewSession(account, stored, session)
    }
  }

  /** Holds the account's lease and takes care of what Telegram says about the account meanwhile. */
  const holding = <T>(
    { _id, userId }: AccountRef,
    options: { waitMs: number; signal: AbortSignal },
    work: (account: TelegramAccount, signal: AbortSignal) => Promise<T>,
  ): Promise<T> =>
    leases.hold(
      leaseOf(_id),
      async ({ signal }) => {
        // While we waited the person may have signed out, or signed in anew.
        const account = await records.get(userId, _id)
        try {
          return await work(account, signal)
        } catch (error) {
          if (isAppError(error, 'telegram-session-lost') && (await records.markLost(account)))
            await needsSignIn(userId, _id)
          if (isAppError(error, 'telegram-flood-wait')) {
            const { floodUntil } = await records.get(userId, _id)
            if (floodUntil) throw floodError(floodUntil, error)
          }
          throw error
        }
      },
      options,
    )

  return {
    /**
     * Opens the account's session for `work` and closes it after. One process at a time: two would make Telegram void it.
     * A session that Telegram refuses marks the account `needs-sign-in`, tells the person, and is not tried again; a flood
     * wait is remembered. Throws `conflict` while another process holds the account for all of `waitMs`.
     */
    withConnection: <T>(
      account: AccountRef,
      signal: AbortSignal,
      work: ConnectionWork<T>,
      { floodWait, waitMs }: ConnectionOptions = forARun,
    ): Promise<T> => holding(account, { waitMs, signal }, (current, held) => use(current, floodWait, held, work)),

    /** The same for a person who waits: null, and no connection, if nothing is left to do once it is our turn. */
    withConnectionUnless: <T>(
      account: AccountRef,
      isDone: (current: TelegramAccount) => boolean,
      work: ConnectionWork<T>,
      { waitMs, mostMs }: { waitMs: number; mostMs: number },
    ): Promise<T | null> =>
      holding(account, { waitMs, signal: AbortSignal.timeout(mostMs) }, async (current, held) =>
        isDone(current) ? null : use(current, 'fail', held, work),
      ),

    /** True while any process has the account's session open. */
    isInUse: (accountId: string): Promise<boolean> => leases.isHeld(leaseOf(accountId)),
  }
}
export type Connections = ReturnType<typeof createConnections>
