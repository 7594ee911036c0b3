import pLimit from 'p-limit'
import { isAppError } from '../../core/errors.ts'
import { type Log } from '../../core/log.ts'
import { type Crm } from '../../integrations/hubspot/types.ts'
import { type TelegramConnection } from '../../integrations/telegram/types.ts'
import { type Dialog } from '../../models/dialog.ts'
import { type SyncConfig } from '../../models/sync-config.ts'
import { type SyncResult } from '../../models/sync-run.ts'
import { type TelegramAccount } from '../../models/telegram-account.ts'
import { type Dialogs } from '../dialogs.ts'
import { reopenFrom } from '../digests/known-days.ts'
import { type DigestWriter } from '../digests/write-digests.ts'
import { type HeldLease } from '../leases.ts'
import { type Matching } from '../matching/create-matching.ts'
import { countryOf } from '../matching/same-phone.ts'
import { type TelegramAccounts } from '../telegram-accounts.ts'
import { readNewMessages } from './read-new-messages.ts'

const DIGESTS_AT_ONCE = 4
/** How many read dialogs may wait for their digests: bounds the messages held in memory. */
const READ_AHEAD = 8

export type AccountRun = {
  account: TelegramAccount
  config: SyncConfig
  crm: Crm
  result: SyncResult
  signal: AbortSignal
  /** The user's: its fence goes into every write. */
  lease: HeldLease
  /** 0..1 of this account's work. */
  onProgress: (share: number) => Promise<void>
}
type Dependencies = {
  telegramAccounts: TelegramAccounts
  dialogs: Dialogs
  matching: Matching
  digestWriter: DigestWriter
  log: Log
}

/** These end the reading of an account; anything else concerns one dialog only. */
const endsReading = (error: unknown) =>
  isAppError(error, 'telegram-session-lost', 'telegram-flood-wait', 'telegram-unreachable', 'conflict')

/** Reads one Telegram account: dialogs, matches, new messages, digests, cursors. Digests are written while reading goes on. */
export const createSyncAccount = ({ telegramAccounts, dialogs, matching, digestWriter, log }: Dependencies) => {
  const digestDialog = async (
    run: AccountRun,
    dialog: Dialog,
    messages: Awaited<ReturnType<typeof readNewMessages>>,
  ) => {
    const { config, result, lease } = run
    const isNew = messages.some(({ id }) => id > (dialog.cursor ?? 0))
    const outcome = await digestWriter.write(dialog, messages, config, lease)
    if (isNew) result.dialogsProcessed += 1
    result.digestsCreated += outcome.created
    result.digestsUpdated += outcome.updated
    for (const message of outcome.errors)
      result.errors.push({ dialogId: dialog._id, peerName: dialog.peerName, message })
    const { isWhole, storedUpTo } = outcome
    const upTo = Math.max(storedUpTo ?? 0, isWhole ? dialog.topMessageId : 0)
    lease.assertHeld()
    await dialogs.stored(dialog, { upTo: upTo > 0 ? upTo : null, isWhole }, lease.fence)
  }

  const failDialog = ({ result }: AccountRun, { _id, peerName, userId }: Dialog, error: unknown) => {
    log.warn({ error, dialogId: _id, userId }, 'dialog failed')
    const message = isAppError(error)
      ? error.message
      : 'This chat could not be read. It is tried again on the next run.'
    result.errors.push({ dialogId: _id, peerName, message })
  }

  const readAll = async (telegram: TelegramConnection, run: AccountRun, due: Dialog[]) => {
    const limit = pLimit(DIGESTS_AT_ONCE)
    const underWay = new Set<Promise<void>>()
    let done = 0
    try {
      for (const dialog of due) {
        run.signal.throwIfAborted()
        try {
          const known = await reopenFrom(dialog)
          const messages = await readNewMessages(telegram, dialog, known, run.config.timezone)
          const work: Promise<void> = limit(() => digestDialog(run, dialog, messages))
            .catch((error: unknown) => failDialog(run, dialog, error))
            .then(() => run.onProgress(0.1 + (0.9 * ++done) / due.length))
            .finally(() => underWay.delete(work))
          underWay.add(work)
          if (underWay.size >= READ_AHEAD) await Promise.race(underWay)
        } catch (error) {
          if (endsReading(error) || run.signal.aborted) throw error
          failDialog(run, dialog, error)
        }
      }
    } finally {
      await Promise.all(underWay)
    }
  }

  return (run: AccountRun): Promise<void> =>
    telegramAccounts.withConnection(run.account, run.signal, async (telegram, signal, account) => {
      const held = { ...run, account, signal }
      const { missingFolder } = await dialogs.refresh(account, telegram)
      if (missingFolder !== null) {
        const message = `Telegram has no folder named "${missingFolder}": no new chats are taken in.`
        run.result.errors.push({ dialogId: null, peerName: null, message })
      }
      await run.onProgress(0.1)
      // Under this policy a chat is read only once it is known to be a contact's.
      const isMatchedFirst = account.newChats === 'matched'
      const match = () =>
        matching.matchNew(account.userId, account._id, run.crm, countryOf(account.phone), isMatchedFirst)
      if (isMatchedFirst) {
        await match()
        await dialogs.admitWaiting(account)
      }
      const due = await dialogs.due(account, run.config)
      // Both run at once; neither may be left unobserved when the other fails.
      const [reading, matches] = await Promise.allSettled([readAll(telegram, held, due), isMatchedFirst || match()])
      for (const ended of [reading, matches]) if (ended.status === 'rejected') throw ended.reason
    })
}
export type SyncAccount = ReturnType<typeof createSyncAccount>
