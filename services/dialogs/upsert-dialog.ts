import { newId } from '../../core/ids.ts'
import { type TelegramDialog } from '../../integrations/telegram/types.ts'
import { type TelegramAccount } from '../../models/telegram-account.ts'
import { firstDecision } from './new-chats.ts'

/** Changes with a new message, and where the newest is edited or deleted. */
const topStateOf = ({ topMessageId, topEditedAt }: TelegramDialog) => `${topMessageId}:${topEditedAt?.getTime() ?? 0}`

/** The write that takes a listed dialog in; what people decided about it is not touched. */
export const upsertDialog = (
  { _id: accountId, userId, newChats }: TelegramAccount,
  dialog: TelegramDialog,
  { isInFolder, at }: { isInFolder: boolean; at: Date },
) => {
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
          topState: topStateOf(dialog),
          listedAt: at,
          updatedAt: at,
        },
        $setOnInsert: {
          _id: newId(),
          userId,
          ...firstDecision(newChats, kind, isInFolder),
          cursor: null,
          matchStatus: 'UNMATCHED' as const,
          matchConfidence: null,
          matchReason: null,
          hubspotContactId: null,
          hubspotContactName: null,
          createdAt: at,
        },
      },
      upsert: true,
    },
  }
}
