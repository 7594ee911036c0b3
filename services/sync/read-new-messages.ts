import { dayOf, localDay } from '../../core/time.ts'
import { type PeerRef, type TelegramConnection, type TelegramMessage } from '../../integrations/telegram/types.ts'
import { type Dialog } from '../../models/dialog.ts'
import { type KnownStart } from '../digests/write-digests.ts'

const FIRST_READ = 50

export const peerOf = ({ peerType, peerId, accessHash }: Dialog): PeerRef => ({
  type: peerType,
  id: peerId,
  accessHash,
})

/**
 * The messages of a dialog that a run has to digest, oldest first: those after the cursor (the first time the 50 newest).
 * Where they continue a day that has its digest already, that whole day is read again, so that edits and deletions are
 * taken in. Costs one history read, two only where the day turns out to go on after it had seemed over.
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
  if (cursor === null || (dialog.lastMessageAt && goesOn(dialog.lastMessageAt)))
    return telegram.messagesAfter(peer, fromKnownDay)
  const messages = await telegram.messagesAfter(peer, cursor)
  const [first] = messages
  return first && goesOn(first.date) ? telegram.messagesAfter(peer, fromKnownDay) : messages
}
