import { newId } from '../core/ids.ts'
import { type TelegramDialog } from '../integrations/telegram/types.ts'
import { type Dialog, DialogModel } from '../models/dialog.ts'
import { type SyncConfig } from '../models/sync-config.ts'
import { type TelegramAccount } from '../models/telegram-account.ts'

const readableKinds = ['private', 'group'] as const
const isReadable = (kind: TelegramDialog['kind']) => readableKinds.some((readable) => readable === kind)

const upsert = ({ _id: accountId, userId }: TelegramAccount, dialog: TelegramDialog, now: Date) => {
  const { peer, kind, name, username, phone, topMessageId, lastMessageAt, unreadCount } = dialog
  return {
    updateOne: {
      filter: { accountId, peerType: peer.type, peerId: peer.id },
      update: {
        $set: {
          kind,
          accessHash: peer.accessHash,
          peerName: name,
          peerUsername: username,
          peerPhone: phone,
          topMessageId,
          lastMessageAt,
          unreadCount,
          updatedAt: now,
        },
        $setOnInsert: {
          _id: newId(),
          userId,
          tracked: isReadable(kind),
          cursor: null,
          matchStatus: 'UNMATCHED' as const,
          matchConfidence: null,
          matchReason: null,
          hubspotContactId: null,
          hubspotContactName: null,
          createdAt: now,
        },
      },
      upsert: true,
    },
  }
}

export const createDialogs = () => ({
  /** Takes in what Telegram listed: names, access hashes and top messages are renewed, decisions of the person are kept. */
  async store(account: TelegramAccount, listed: TelegramDialog[]): Promise<void> {
    const now = new Date()
    if (listed.length > 0) await DialogModel.bulkWrite(listed.map((dialog) => upsert(account, dialog, now)))
  },

  /** The dialogs whose newest message is past the cursor and that are to be read. */
  async due({ _id: accountId, userId }: TelegramAccount, { includeGroups }: SyncConfig): Promise<Dialog[]> {
    return DialogModel.find({
      userId,
      accountId,
      tracked: true,
      kind: { $in: includeGroups ? [...readableKinds] : ['private'] },
      matchStatus: { $ne: 'IGNORED' },
      topMessageId: { $gt: 0 },
      $expr: { $gt: ['$topMessageId', { $ifNull: ['$cursor', 0] }] },
    })
      .sort({ lastMessageAt: -1, _id: 1 })
      .lean()
  },

  /** Remembers that everything up to this message is stored. Never moves back. */
  async advanceCursor(userId: string, dialogId: string, cursor: number): Promise<void> {
    await DialogModel.updateOne({ _id: dialogId, userId }, { $max: { cursor } })
  },
})
export type Dialogs = ReturnType<typeof createDialogs>
