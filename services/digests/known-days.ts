import { type Dialog } from '../../models/dialog.ts'
import { type Digest, DigestModel } from '../../models/digest.ts'

export type KnownStart = Pick<Digest, 'firstMessageId' | 'lastMessageId' | 'digestDate' | 'messageCount'>

const newestOf = ({ _id: dialogId, userId }: Dialog) =>
  DigestModel.findOne({ userId, dialogId }).sort({ digestDate: -1 }).lean()

/**
 * From which digested day on a dialog is read again: the newest, which may go on, or the oldest that reaches past the cursor,
 * where an earlier run was cut off. Null = nothing is digested yet.
 */
export const reopenFrom = async (dialog: Dialog): Promise<KnownStart | null> => {
  const { _id: dialogId, userId, cursor } = dialog
  const cutOff = await DigestModel.findOne({ userId, dialogId, lastMessageId: { $gt: cursor ?? -1 } })
    .sort({ firstMessageId: 1 })
    .lean()
  const newest = await newestOf(dialog)
  if (cutOff && newest) return cutOff.firstMessageId < newest.firstMessageId ? cutOff : newest
  return cutOff ?? newest
}

/** The digests that decide where messages from `firstId` on belong: those that reach that far, and the newest. */
export const knownDays = async (dialog: Dialog, firstId: number): Promise<Digest[]> => {
  const { _id: dialogId, userId } = dialog
  const reaching = await DigestModel.find({ userId, dialogId, lastMessageId: { $gte: firstId } })
    .sort({ digestDate: 1 })
    .lean()
  const newest = await newestOf(dialog)
  return newest && !reaching.some(({ _id }) => _id === newest._id) ? [...reaching, newest] : reaching
}
