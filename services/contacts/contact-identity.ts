import { type Contact, type Crm } from '../../integrations/hubspot/types.ts'
import { DecisionModel } from '../../models/decision.ts'
import { type Dialog, DialogModel, noteworthyStatuses } from '../../models/dialog.ts'

/** What names the Telegram account on its contact. The signals beside it are written with the digests. */
const identity = ({ peerId, peerUsername }: Dialog) => ({
  telegram_user_id: peerId,
  ...(peerUsername !== null && { telegram_username: peerUsername }),
})
const nothing = {
  telegram_user_id: '',
  telegram_username: '',
  telegram_last_sync: '',
  telegram_conversation_count: '',
  telegram_last_message_at: '',
  telegram_awaiting_reply_since: '',
  telegram_urgency: '',
  telegram_next_step: '',
}

/** Writes who the contact is in Telegram, unless HubSpot knows it already. */
export const writeIdentity = async (crm: Crm, dialog: Dialog, contact: Contact): Promise<void> => {
  const isKnown =
    contact.telegramUserId === dialog.peerId &&
    (dialog.peerUsername === null || contact.telegramUsername === dialog.peerUsername)
  if (!isKnown && dialog.kind === 'private')
    await crm.updateContacts([{ id: contact.id, properties: identity(dialog) }])
}

/** Takes the chat's Telegram properties off contacts that it once belonged to, or matching would bring it back to them. */
export const clearFormerIdentities = async (crm: Crm, dialog: Dialog): Promise<void> => {
  const { _id: dialogId, userId, peerId, hubspotContactId: current } = dialog
  const decisions = await DecisionModel.find({ userId, dialogId }, { before: 1, after: 1 })
    .sort({ at: -1 })
    .limit(20)
    .lean()
  const former = new Set(decisions.flatMap(({ before, after }) => [before.hubspotContactId, after.hubspotContactId]))
  const ids = [...former].filter((id) => id !== null && id !== current) as string[] // nulls are out
  if (ids.length === 0) return
  const others = await DialogModel.distinct('hubspotContactId', {
    userId,
    _id: { $ne: dialogId },
    hubspotContactId: { $in: ids },
    matchStatus: { $in: [...noteworthyStatuses] },
  })
  const contacts = await crm.readContacts(ids.filter((id) => !others.includes(id)))
  const ours = contacts.filter(({ id, telegramUserId }) => telegramUserId === peerId && id !== current)
  if (ours.length > 0) await crm.updateContacts(ours.map(({ id }) => ({ id, properties: nothing })))
}
