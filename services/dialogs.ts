import { AppError } from '../core/errors.ts'
import { type TelegramConnection, type TelegramDialog } from '../integrations/telegram/types.ts'
import { type Dialog, DialogModel } from '../models/dialog.ts'
import { DigestModel } from '../models/digest.ts'
import { type SyncConfig } from '../models/sync-config.ts'
import { type TelegramAccount, TelegramAccountModel } from '../models/telegram-account.ts'
import { admit, isReadable, readableKinds } from './dialogs/new-chats.ts'
import { upsertDialog } from './dialogs/upsert-dialog.ts'

type Folder = { isInFolder: (dialog: TelegramDialog) => boolean; missing: string | null }
const noFolder: Folder = { isInFolder: () => false, missing: null }

/** The folder that the account's policy names. Costs a call, so only where the policy asks for it. */
const folderOf = async ({ newChats, folder }: TelegramAccount, telegram: TelegramConnection): Promise<Folder> => {
  if (newChats !== 'folder' || folder === null) return noFolder
  const found = (await telegram.listFolders()).find(({ title }) => title === folder)
  return found ? { isInFolder: (dialog) => found.holds(dialog), missing: null } : { ...noFolder, missing: folder }
}

export const createDialogs = () => ({
  /**
   * Lists the account's dialogs at Telegram and takes them in: names, access hashes and top messages are renewed, decisions
   * of the person are kept, and new chats are tracked as the account's policy says. `missingFolder` is the folder that the
   * policy names and Telegram does not have.
   */
  async refresh(
    account: TelegramAccount,
    telegram: TelegramConnection,
  ): Promise<{ fetchedAt: Date; missingFolder: string | null }> {
    const { _id: accountId, newChats } = account
    const { isInFolder, missing } = await folderOf(account, telegram)
    const fetchedAt = new Date()
    const listed = await telegram.listDialogs()
    if (listed.length > 0) {
      await DialogModel.bulkWrite(
        listed.map((dialog) => upsertDialog(account, dialog, { isInFolder: isInFolder(dialog), at: fetchedAt })),
      )
    }
    await admit(accountId, newChats, listed.filter(isInFolder))
    await TelegramAccountModel.updateOne({ _id: accountId }, { $set: { dialogsFetchedAt: fetchedAt } })
    return { fetchedAt, missingFolder: missing }
  },

  /** Tracks what waits for a decision and fits the account's policy by now: all, or those matched meanwhile. */
  admitWaiting: ({ _id: accountId, newChats }: TelegramAccount): Promise<void> => admit(accountId, newChats, []),

  /** What the newest listing of these accounts had, newest message first. */
  async listed(userId: string, accounts: TelegramAccount[]): Promise<Dialog[]> {
    const seen = accounts.flatMap(({ _id: accountId, dialogsFetchedAt }) =>
      dialogsFetchedAt ? [{ accountId, listedAt: { $gte: dialogsFetchedAt } }] : [],
    )
    if (seen.length === 0) return []
    return DialogModel.find({ userId, $or: seen }).sort({ lastMessageAt: -1, _id: 1 }).lean()
  },

  /**
   * The dialogs that are to be read: their newest message is past the cursor, or is not what it was when they were last
   * stored (it was edited or deleted), or a digest of theirs was begun and not ended.
   */
  async due({ _id: accountId, userId }: TelegramAccount, { includeGroups }: SyncConfig): Promise<Dialog[]> {
    const begun = await DigestModel.distinct('dialogId', { userId, status: { $in: ['PENDING', 'SUMMARIZING'] } })
    const isPastCursor = { $gt: ['$topMessageId', { $ifNull: ['$cursor', 0] }] }
    const isChanged = { $and: [{ $ne: ['$storedTop', null] }, { $ne: ['$storedTop', '$topState'] }] }
    return DialogModel.find({
      userId,
      accountId,
      tracked: true,
      kind: { $in: includeGroups ? [...readableKinds] : ['private'] },
      matchStatus: { $ne: 'IGNORED' },
      topMessageId: { $gt: 0 },
      $or: [{ $expr: { $or: [isPastCursor, isChanged] } }, { _id: { $in: begun } }],
    })
      .sort({ lastMessageAt: -1, _id: 1 })
      .lean()
  },

  /**
   * Turns the reading of a chat on or off. Off keeps the place where the reading stopped unless `forget`. Throws `not-found`,
   * and `invalid-input` for chats that are never read.
   */
  async setTracked(
    userId: string,
    dialogId: string,
    { tracked, forget }: { tracked: boolean; forget: boolean },
  ): Promise<Dialog> {
    const dialog = await DialogModel.findOne({ _id: dialogId, userId }).lean()
    if (!dialog) throw new AppError('not-found', 'There is no such chat.')
    if (tracked && !isReadable(dialog.kind))
      throw new AppError('invalid-input', 'Only private chats and groups are ever read.')
    const change = { tracked, trackedBy: 'person' as const, ...(forget && { cursor: null }) }
    await DialogModel.updateOne({ _id: dialogId, userId }, { $set: { ...change, updatedAt: new Date() } })
    return { ...dialog, ...change }
  },

  /**
   * Remembers that everything up to the message `upTo` is stored (null = nothing new is), and with `isWhole` that the chat is
   * as it was listed. The cursor never moves back, and a run whose lease has passed to a later one moves nothing.
   */
  async stored(
    { _id, userId, topState }: Dialog,
    { upTo, isWhole }: { upTo: number | null; isWhole: boolean },
    fence: number,
  ): Promise<void> {
    await DialogModel.updateOne(
      { _id, userId, fence: { $not: { $gt: fence } } },
      { $set: { fence, ...(isWhole && { storedTop: topState }) }, ...(upTo !== null && { $max: { cursor: upTo } }) },
    )
  },
})
export type Dialogs = ReturnType<typeof createDialogs>
