import { type Day, digestDate } from '../../core/time.ts'
import { type Dialog, DialogModel } from '../../models/dialog.ts'
import { DigestModel } from '../../models/digest.ts'
import { type Writer, writeFenced } from './change-digest.ts'
import { atRest } from './digest-rest.ts'

/** Puts digests that were begun and that nobody will end to rest, with what they hold. */
const settle = async (begun: object, writer: Writer): Promise<void> => {
  const digests = await DigestModel.find({ ...begun, status: { $in: ['PENDING', 'SUMMARIZING'] } }).lean()
  for (const digest of digests) await writeFenced(digest, writer, atRest(digest))
}

/** Of a chat that was just read: begun digests of days that have no messages any more. */
export const settleEmptied = ({ _id: dialogId, userId }: Dialog, days: Day[], writer: Writer): Promise<void> =>
  settle({ userId, dialogId, digestDate: { $nin: days.map(digestDate) } }, writer)

/** Of chats that are not read any more, because a person said so. */
export const settleUnread = async (userId: string, writer: Writer): Promise<void> => {
  const unread = { userId, $or: [{ tracked: false }, { matchStatus: 'IGNORED' as const }] }
  await settle({ userId, dialogId: { $in: await DialogModel.distinct('_id', unread) } }, writer)
}
