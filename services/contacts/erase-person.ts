import { ContactCreationModel } from '../../models/contact-creation.ts'
import { DecisionModel } from '../../models/decision.ts'
import { type Dialog, DialogModel, noteworthyStatuses } from '../../models/dialog.ts'
import { DigestModel } from '../../models/digest.ts'
import { SuppressionModel } from '../../models/suppression.ts'
import { unlinked } from './change-link.ts'

/** HubSpot tells of the deletion as well, and that may arrive first: then the chat's last change is that it lost this contact. */
const hasJustLost = async ({ _id: dialogId, userId }: Dialog, contactId: string) => {
  const last = await DecisionModel.findOne({ userId, dialogId }).sort({ at: -1, _id: -1 }).lean()
  return last?.kind === 'unlink' && last.before.hubspotContactId === contactId && isSure(last.before.matchStatus)
}
const isSure = (status: Dialog['matchStatus']) => noteworthyStatuses.some((one) => one === status)

const chatsOf = async (userId: string, contactId: string): Promise<{ theirs: Dialog[]; proposed: Dialog[] }> => {
  const linked = await DialogModel.find({ userId, hubspotContactId: contactId }).lean()
  const lostIds = await DecisionModel.distinct('dialogId', {
    userId,
    kind: 'unlink',
    'before.hubspotContactId': contactId,
  })
  const lost = await DialogModel.find({ userId, _id: { $in: lostIds }, hubspotContactId: null }).lean()
  const isTheirs = await Promise.all(lost.map((dialog) => hasJustLost(dialog, contactId)))
  return {
    theirs: [...linked.filter(({ matchStatus }) => isSure(matchStatus)), ...lost.filter((_, index) => isTheirs[index])],
    proposed: linked.filter(({ matchStatus }) => !isSure(matchStatus)),
  }
}

/**
 * Forgets what was digested of a person whom HubSpot erases at their request, and stops reading their chats. A chat that was
 * only proposed to belong to them loses the proposal. The notes go first and the links last: broken off, it can be repeated.
 */
export const erasePerson = async (
  userId: string,
  contactId: string,
  takeAway: (noteIds: string[]) => Promise<void>,
): Promise<{ chats: number; notes: number }> => {
  const { theirs, proposed } = await chatsOf(userId, contactId)
  const unlink = (dialogs: Dialog[], link: Partial<Dialog>) =>
    DialogModel.updateMany(
      { userId, _id: { $in: dialogs.map(({ _id }) => _id) } },
      { $set: { ...unlinked, ...link, contactHash: null, updatedAt: new Date() } },
    )
  const dialogId = { $in: theirs.map(({ _id }) => _id) }
  const written = await DigestModel.distinct('noteId', { userId, dialogId, noteId: { $ne: null } })
  const noteIds = written.filter((id) => id !== null)

  await unlink(proposed, {})
  if (noteIds.length > 0) await takeAway(noteIds)
  await DigestModel.deleteMany({ userId, dialogId })
  await SuppressionModel.deleteMany({ userId, dialogId })
  await ContactCreationModel.deleteMany({ userId, _id: dialogId })
  await unlink(theirs, { matchStatus: 'IGNORED', matchReason: 'erased in HubSpot at the person’s request' })
  await DecisionModel.deleteMany({ userId, dialogId })
  return { chats: theirs.length, notes: noteIds.length }
}
