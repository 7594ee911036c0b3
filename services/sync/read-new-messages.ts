import { dayOf, localDay } from '../../core/time.ts'
import { type PeerRef, type TelegramConnection, type TelegramMessage } from '../../integrations/telegram/types.ts'
import { type Dialog } from '../../models/dialog.ts'
import { type KnownStart } from '../digests/known-days.ts'

const FIRST_READ = 50
/** Telegram answers 100 messages at a time: a digested day of up to this many is read again at no further cost. */
const READ_ALONG = 60

export const peerOf = ({ peerType, peerId, accessHash }: Dialog): PeerRef => ({
  type: peerType,
  id: peerId,
  accessHash,
})

/**
 * The messages of a dialog that a run has to digest, oldest first: those after the cursor (the first time the 50 newest),
 * together with the day that was digested last, from its first message on. So a day that goes on is digested whole, and edits
 * and deletions since are taken in. A long day is read again only where it goes on. Costs one history read, two where a long
 * day turns out to go on after it had seemed over.
 */
export const readNewMessages = async (
  telegram: Pick<TelegramConnection, 'messagesAfter' | 'newestMessages'>,
  dialog: Dialog,
  known: KnownStart | null,
  zone: string,
): Promise<TelegramMessage[]> => {
  const peer = peerOf(dialog)
  const { cursor } = dialog
  if (known === null)
    return cursor === null ? telegram.newestMessages(peer, FIRST_READ) : telegram.messagesAfter(peer, cursor)

  const fromKnownDay = Math.min(cursor ?? Infinity, known.firstMessageId - 1)
  const goesOn = (date: Date) => localDay(date, zone) <= dayOf(known.digestDate)
  const isReadAlong =
    cursor === null ||
    known.lastMessageId > cursor ||
    known.messageCount <= READ_ALONG ||
    dialog.topMessageId <= cursor ||
    (dialog.lastMessageAt !== null && goesOn(dialog.lastMessageAt))
  if (isReadAlong) return telegram.messagesAfter(peer, fromKnownDay)
  const messages = await telegram.messagesAfter(peer, cursor)
  const [first] = messages
  return first && goesOn(first.date) ? telegram.messagesAfter(peer, fromKnownDay) : messages
}
