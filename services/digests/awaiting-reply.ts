import { type TelegramMessage } from '../../integrations/telegram/types.ts'
import { type Dialog } from '../../models/dialog.ts'
import { DigestModel } from '../../models/digest.ts'

/**
 * Since when a chat waits for our answer: the first of the messages (oldest first) that came after our last word. Where we said
 * nothing that day, the wait of the day before goes on.
 */
export const awaitingReplySince = async (
  { _id: dialogId, userId }: Pick<Dialog, '_id' | 'userId'>,
  date: Date,
  messages: TelegramMessage[],
): Promise<Date | null> => {
  const ourLast = messages.findLastIndex(({ isOutgoing }) => isOutgoing)
  const first = messages[ourLast + 1]?.date ?? null
  if (ourLast >= 0 || first === null) return first
  const before = await DigestModel.findOne({ userId, dialogId, digestDate: { $lt: date }, summary: { $ne: null } })
    .sort({ digestDate: -1 })
    .lean()
  return before?.awaitingReplySince ?? first
}
