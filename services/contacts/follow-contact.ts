import { type Contact, type Crm } from '../../integrations/hubspot/types.ts'
import { type Dialog, DialogModel } from '../../models/dialog.ts'
import { DigestModel } from '../../models/digest.ts'
import { contactName } from '../matching/contact-name.ts'
import { changeLink, linkOf, unlinked } from './change-link.ts'

/** The link of a chat whose contact is now another record, or none. */
const follow = async (dialog: Dialog, contact: Contact | null): Promise<Dialog> => {
  const { _id: dialogId, userId, hubspotContactId } = dialog
  const name = contact && contactName(contact)
  const after = contact
    ? { ...linkOf(dialog), hubspotContactId: contact.id, hubspotContactName: name }
    : { ...unlinked, matchReason: 'the contact was deleted in HubSpot' }
  const changed = (await changeLink(dialog, contact ? 'follow' : 'unlink', after)) ?? dialog
  // A merge takes the notes along: only what we know of them is behind.
  if (contact)
    await DigestModel.updateMany(
      { userId, dialogId, noteContactId: hubspotContactId },
      { $set: { noteContactId: contact.id, updatedAt: new Date() }, $inc: { version: 1 } },
    )
  return changed
}

/** Looks whether a chat's contact is still there and under which id; follows it if not. Costs one call. */
export const followContact = async (crm: Crm, dialog: Dialog): Promise<{ dialog: Dialog; contact: Contact | null }> => {
  const { hubspotContactId } = dialog
  if (hubspotContactId === null) return { dialog, contact: null }
  const [contact = null] = await crm.readContacts([hubspotContactId])
  if (contact?.id === hubspotContactId) return { dialog, contact }
  return { dialog: await follow(dialog, contact), contact }
}

/** The chats that belong to a contact of the user's portal, or are proposed to. */
export const dialogsOf = (userId: string, hubspotContactId: string): Promise<Dialog[]> =>
  DialogModel.find({ userId, hubspotContactId }).lean()

/** The chats whose notes HubSpot has refused: their contact may be gone. */
export const doubtfulDialogs = async (userId: string): Promise<Dialog[]> => {
  const dialogIds = await DigestModel.distinct('dialogId', { userId, noteState: 'failed' })
  return dialogIds.length === 0 ? [] : DialogModel.find({ userId, _id: { $in: dialogIds } }).lean()
}
