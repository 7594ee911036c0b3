import { type Crm } from '../../integrations/hubspot/types.ts'
import { type Dialog, noteworthyStatuses } from '../../models/dialog.ts'
import { type Digest, DigestModel } from '../../models/digest.ts'
import { type DigestChange, writeOver, type Writer } from '../digests/change-digest.ts'

type Written = Pick<Digest, '_id' | 'userId' | 'version' | 'noteId' | 'noteContactId'>

/** True where the chat's contact is sure enough to write notes to. */
export const hasSureContact = ({ matchStatus, hubspotContactId }: Dialog): boolean =>
  hubspotContactId !== null && noteworthyStatuses.some((status) => status === matchStatus)

const forgetNote: DigestChange = {
  noteId: null,
  noteContactId: null,
  noteState: 'waiting-match',
  status: 'COMPLETE',
  error: null,
}

/** Notes that hang on another contact go to the chat's own, oldest first; what is gone is to be written anew. */
const rehome = async (crm: Crm, contactId: string, digests: Written[], writer: Writer) => {
  const misplaced = digests.filter(({ noteContactId }) => noteContactId !== contactId)
  if (misplaced.length === 0) return
  writer.assertHeld()
  const outcomes = await crm.moveNotes(
    misplaced.map(({ noteId, noteContactId }) => ({
      id: noteId ?? '',
      fromContactId: noteContactId,
      toContactId: contactId,
    })),
  )
  for (const [index, digest] of misplaced.entries()) {
    const outcome = outcomes[index]
    if (outcome?.ok) await writeOver(digest, { noteContactId: contactId, contactDue: true }, writer)
    else if (outcome?.reason === 'not-found') await writeOver(digest, forgetNote, writer)
  }
}

/** Notes of a chat that has no contact any more are taken away; their digests wait again. */
const takeBack = async (crm: Crm, digests: Written[], writer: Writer) => {
  writer.assertHeld()
  await crm.archiveNotes(digests.flatMap(({ noteId }) => noteId ?? []))
  for (const digest of digests) await writeOver(digest, forgetNote, writer)
}

/** Puts the notes that a chat has already where they belong now. An ignored chat's notes stay where they are. */
export const placeNotes = async (crm: Crm, dialog: Dialog, writer: Writer): Promise<void> => {
  const { _id: dialogId, userId, hubspotContactId } = dialog
  if (dialog.matchStatus === 'IGNORED') return
  const digests = await DigestModel.find(
    { userId, dialogId, noteId: { $ne: null } },
    { userId: 1, version: 1, noteId: 1, noteContactId: 1 },
  )
    .sort({ digestDate: 1, _id: 1 })
    .lean()
  if (digests.length === 0) return
  if (hasSureContact(dialog) && hubspotContactId !== null) await rehome(crm, hubspotContactId, digests, writer)
  else await takeBack(crm, digests, writer)
}
