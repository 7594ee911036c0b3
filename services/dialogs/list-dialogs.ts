import { type AppError, isAppError } from '../../core/errors.ts'
import { type Dialog } from '../../models/dialog.ts'
import { type TelegramAccount } from '../../models/telegram-account.ts'
import { type Dialogs } from '../dialogs.ts'
import { type TelegramAccounts } from '../telegram-accounts.ts'

const FRESH_MS = 60_000
/** How long a person waits for a first list that another process is just making. */
const FIRST_LIST_MS = 20_000
/** About a hundred pages at one call a second. */
const LIST_MS = 120_000

/** Why the list of an account is older than it could be. */
export type ListProblem = { accountId: string; code: string; message: string }
export type DialogList = {
  dialogs: Dialog[]
  /** The age of the oldest account's list; null = never listed. */
  fetchedAt: Date | null
  problems: ListProblem[]
}

const isFresh = ({ dialogsFetchedAt }: TelegramAccount) =>
  dialogsFetchedAt !== null && Date.now() - dialogsFetchedAt.getTime() < FRESH_MS
const problemOf = ({ _id: accountId }: TelegramAccount, { kind: code, message }: AppError): ListProblem => ({
  accountId,
  code,
  message,
})

type Dependencies = { telegramAccounts: TelegramAccounts; dialogs: Dialogs }

/** All chats of a person: asked of Telegram where what is stored is older than a minute and nobody reads the account now. */
export const createDialogList = ({ telegramAccounts, dialogs }: Dependencies) => {
  const refresh = async (account: TelegramAccount): Promise<ListProblem[]> => {
    const waitMs = account.dialogsFetchedAt === null ? FIRST_LIST_MS : 0
    if (waitMs === 0 && (await telegramAccounts.isInUse(account._id))) return []
    try {
      const refreshed = await telegramAccounts.withConnectionUnless(
        account,
        isFresh,
        (telegram, _signal, current) => dialogs.refresh(current, telegram),
        { waitMs, mostMs: LIST_MS },
      )
      const missing = refreshed?.missingFolder ?? null
      if (missing === null) return []
      const message = `Telegram has no folder named "${missing}": no new chats are taken in.`
      return [{ accountId: account._id, code: 'folder-not-found', message }]
    } catch (error) {
      // A run has the account: its list is as good as ours would be.
      if (isAppError(error, 'conflict')) return []
      if (!isAppError(error) || account.dialogsFetchedAt === null) throw error
      return [problemOf(account, error)]
    }
  }

  /** Throws only where an account has never been listed and cannot be now. */
  return async (userId: string): Promise<DialogList> => {
    const before = await telegramAccounts.active(userId)
    const problems = (await Promise.all(before.filter((account) => !isFresh(account)).map(refresh))).flat()
    const accounts = (await telegramAccounts.all(userId)).filter(({ status }) => status !== 'inactive')
    const ages = accounts.map(({ dialogsFetchedAt }) => dialogsFetchedAt)
    const oldest = Math.min(...ages.map((at) => at?.getTime() ?? Infinity))
    return {
      dialogs: await dialogs.listed(userId, accounts),
      fetchedAt: Number.isFinite(oldest) ? new Date(oldest) : null,
      problems,
    }
  }
}
export type ListDialogs = ReturnType<typeof createDialogList>
