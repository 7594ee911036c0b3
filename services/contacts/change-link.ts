import { newId } from '../../core/ids.ts'
import { type ContactLink, type Decision, DecisionModel } from '../../models/decision.ts'
import { type Dialog, DialogModel } from '../../models/dialog.ts'
import { DigestModel, type NoteState } from '../../models/digest.ts'

export const unlinked: ContactLink = {
  matchStatus: 'UNMATCHED',
  matchConfidence: null,
  matchReason: null,
  hubspotContactId: null,
  hubspotContactName: null,
}

export const linkOf = (dialog: Dialog): ContactLink => ({
  matchStatus: dialog.matchStatus,
  matchConfidence: dialog.matchConfidence,
  matchReason: dialog.matchReason,
  hubspotContactId: dialog.hubspotContactId,
  hubspotContactName: dialog.hubspotContactName,
})

const isSame = (a: ContactLink, b: ContactLink) =>
  a.matchStatus === b.matchStatus &&
  a.hubspotContactId === b.hubspotContactId &&
  a.matchReason === b.matchReason &&
  a.hubspotContactName === b.hubspotContactName

/** What follows for the digests at once, without HubSpot: an ignored chat wants no notes, one taken back may have them. */
const settleDigests = async ({ _id: dialogId, userId }: Dialog, before: ContactLink, after: ContactLink) => {
  const change = (from: NoteState[], noteState: 'not-wanted' | 'waiting-match') =>
    DigestModel.updateMany(
      { userId, dialogId, noteState: { $in: from }, summary: { $ne: null } },
      { $set: { noteState, status: 'COMPLETE', error: null, updatedAt: new Date() }, $inc: { version: 1 } },
    )
  if (after.matchStatus === 'IGNORED') await change(['pending', 'waiting-match', 'failed'], 'not-wanted')
  else if (before.matchStatus === 'IGNORED') await change(['not-wanted'], 'waiting-match')
}

type Extra = Partial<Pick<Decision, 'suppressed' | 'unsuppressed'>>

/**
 * Gives a chat another link, over the one that was read, and records the decision. Null = the link has changed meanwhile: read
 * again. The record is written first: a crash in between leaves one whose undoing changes nothing.
 */
export const changeLink = async (
  dialog: Dialog,
  kind: Decision['kind'],
  after: ContactLink,
  extra: Extra = {},
): Promise<Dialog | null> => {
  const { _id: dialogId, userId } = dialog
  const before = linkOf(dialog)
  if (isSame(before, after) && !extra.suppressed) return dialog
  const decision: Decision = {
    ...{ suppressed: null, unsuppressed: null, undoneAt: null },
    ...extra,
    ...{ _id: newId(), userId, dialogId, kind, before, after, at: new Date() },
  }
  await DecisionModel.create(decision)
  const changed = await replaceLink(dialog, after)
  if (!changed) await DecisionModel.deleteOne({ _id: decision._id })
  return changed
}

/** The same without a record: the way back. */
export const replaceLink = async (dialog: Dialog, after: ContactLink): Promise<Dialog | null> => {
  const { _id, userId } = dialog
  const before = linkOf(dialog)
  const changed = await DialogModel.findOneAndUpdate(
    { _id, userId, matchStatus: before.matchStatus, hubspotContactId: before.hubspotContactId },
    { $set: { ...after, contactHash: null, updatedAt: new Date() } },
    { returnDocument: 'after' },
  ).lean()
  if (changed) await settleDigests(dialog, before, after)
  return changed
}
