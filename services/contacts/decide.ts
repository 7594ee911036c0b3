import { AppError } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { type Contact, type Crm } from '../../integrations/hubspot/types.ts'
import { type ContactLink, type Decision, DecisionModel } from '../../models/decision.ts'
import { type Dialog, DialogModel } from '../../models/dialog.ts'
import { SuppressionModel } from '../../models/suppression.ts'
import { contactName } from '../matching/contact-name.ts'
import { changeLink, linkOf, replaceLink, unlinked } from './change-link.ts'

const TRIES = 5
const peoplesKinds = ['confirm', 'match', 'create', 'ignore', 'reject'] as const

/** The user's chat. Somebody else's answers exactly as one that does not exist. */
export const findDialog = async (userId: string, dialogId: string): Promise<Dialog> => {
  const dialog = await DialogModel.findOne({ _id: dialogId, userId }).lean()
  if (!dialog) throw new AppError('not-found', 'There is no such chat.')
  return dialog
}

/** Runs a change again on a fresh read as long as somebody else comes in between. */
export const withFreshDialog = async (
  userId: string,
  dialogId: string,
  change: (dialog: Dialog) => Promise<Dialog | null>,
): Promise<Dialog> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const changed = await change(await findDialog(userId, dialogId))
    if (changed) return changed
  }
  throw new AppError('conflict', 'This chat is being changed elsewhere right now. Try again.')
}

export const linkTo = (matchStatus: 'CONFIRMED' | 'CREATED', contact: Contact): ContactLink => ({
  matchStatus,
  matchConfidence: 1,
  matchReason: matchStatus === 'CREATED' ? 'created from this chat' : 'confirmed by you',
  hubspotContactId: contact.id,
  hubspotContactName: contactName(contact),
})

/** The contact by id; of a merged one, what became of it. Throws `not-found`. */
export const readContact = async (crm: Crm, id: string): Promise<Contact> => {
  const [contact] = await crm.readContacts([id])
  if (!contact) throw new AppError('not-found', 'HubSpot has no such contact.')
  return contact
}

/** What is proposed is right. Throws `conflict` where nothing is. */
export const confirm = (userId: string, dialogId: string): Promise<Dialog> =>
  withFreshDialog(userId, dialogId, async (dialog) => {
    const { hubspotContactId, hubspotContactName } = dialog
    if (hubspotContactId === null)
      throw new AppError('conflict', 'Nothing is proposed for this chat. Choose a contact or create one.')
    if (dialog.matchStatus === 'CONFIRMED') return dialog
    const link = { matchStatus: 'CONFIRMED', matchConfidence: 1, matchReason: dialog.matchReason } as const
    return changeLink(dialog, 'confirm', { ...link, hubspotContactId, hubspotContactName })
  })

export const ignore = (userId: string, dialogId: string): Promise<Dialog> =>
  withFreshDialog(userId, dialogId, (dialog) => changeLink(dialog, 'ignore', { ...unlinked, matchStatus: 'IGNORED' }))

/** Links a chat with a contact that the person has chosen; a rejection of the pair is taken back by it. */
export const link = (userId: string, dialogId: string, contact: Contact, kind: 'match' | 'create'): Promise<Dialog> =>
  withFreshDialog(userId, dialogId, async (dialog) => {
    const isLinked = dialog.hubspotContactId === contact.id
    if (isLinked && (dialog.matchStatus === 'CONFIRMED' || dialog.matchStatus === 'CREATED')) return dialog
    const pair = { userId, dialogId, contactId: contact.id }
    const unsuppressed = (await SuppressionModel.exists(pair)) ? contact.id : null
    const status = kind === 'create' ? 'CREATED' : 'CONFIRMED'
    const changed = await changeLink(dialog, kind, linkTo(status, contact), { unsuppressed })
    if (changed) await SuppressionModel.deleteOne(pair)
    return changed
  })

const suppress = (userId: string, dialogId: string, contactId: string) =>
  SuppressionModel.updateOne(
    { userId, dialogId, contactId },
    { $setOnInsert: { _id: newId(), createdAt: new Date() } },
    { upsert: true },
  )

/** This contact is not the person: never proposed again, and unlinked if it is. */
export const reject = (userId: string, dialogId: string, contactId: string): Promise<Dialog> =>
  withFreshDialog(userId, dialogId, async (dialog) => {
    const isKnown = await SuppressionModel.exists({ userId, dialogId, contactId })
    const isLinked = dialog.hubspotContactId === contactId
    if (isKnown && !isLinked) return dialog
    await suppress(userId, dialogId, contactId)
    const after = isLinked ? unlinked : linkOf(dialog)
    return changeLink(dialog, 'reject', after, { suppressed: contactId })
  })

const lastDecision = (userId: string, dialogId: string): Promise<Decision | null> =>
  DecisionModel.findOne({ userId, dialogId, kind: { $in: [...peoplesKinds] } })
    .sort({ at: -1, _id: -1 })
    .lean()

/** Takes the person's last decision about a chat back; a second time changes nothing more. Throws `conflict` if there is none. */
export const undo = (userId: string, dialogId: string): Promise<Dialog> =>
  withFreshDialog(userId, dialogId, async (dialog) => {
    const decision = await lastDecision(userId, dialogId)
    if (!decision) throw new AppError('conflict', 'There is nothing to undo for this chat.')
    if (decision.undoneAt !== null) return dialog
    const restored = await replaceLink(dialog, decision.before)
    if (!restored) return null
    const { suppressed, unsuppressed } = decision
    if (suppressed !== null) await SuppressionModel.deleteOne({ userId, dialogId, contactId: suppressed })
    if (unsuppressed !== null) await suppress(userId, dialogId, unsuppressed)
    await DecisionModel.updateOne({ _id: decision._id }, { $set: { undoneAt: new Date() } })
    return restored
  })
