import { type ContactProperties, type Crm } from '../../integrations/hubspot/types.ts'
import { DecisionModel } from '../../models/decision.ts'
import { type Dialog, DialogModel } from '../../models/dialog.ts'
import { DigestModel } from '../../models/digest.ts'
import { type SyncConfig } from '../../models/sync-config.ts'
import { readings } from '../matching/person-name.ts'
import { contactName } from '../matching/contact-name.ts'
import { replaceLink } from './change-link.ts'
import { type Creation, makeContacts, withTelegram } from './create-contact.ts'

/** The contact of a peer who is known from Telegram alone; null where the display name holds no name. */
const propertiesOf = (dialog: Dialog): ContactProperties | null => {
  const [firstname, ...rest] = readings(dialog.peerName)[0]?.written ?? []
  if (firstname === undefined) return null
  return withTelegram(dialog, {
    firstname,
    ...(rest.length > 0 && { lastname: rest.join(' ') }),
    ...(dialog.peerPhone !== null && { phone: dialog.peerPhone }),
  })
}

/**
 * People nobody has decided about, whom matching found nobody for (where it found several, one of them may be theirs), with
 * enough messages; once each, also where two accounts talk to them.
 */
const strangers = async (userId: string, minMessages: number): Promise<Dialog[]> => {
  const open = await DialogModel.find({
    userId,
    tracked: true,
    kind: 'private',
    matchStatus: 'UNMATCHED',
    matchReason: null,
  }).lean()
  const dialogId = { $in: open.map(({ _id }) => _id) }
  const decided = new Set(await DecisionModel.distinct('dialogId', { userId, dialogId }))
  const counted = await DigestModel.aggregate<{ _id: string; messages: number }>([
    { $match: { userId, dialogId, summary: { $ne: null } } },
    { $group: { _id: '$dialogId', messages: { $sum: '$messageCount' } } },
  ])
  const messages = new Map(counted.map((one) => [one._id, one.messages]))
  const wanted = open.filter(({ _id }) => !decided.has(_id) && (messages.get(_id) ?? 0) >= minMessages)
  return [...new Map(wanted.map((dialog) => [dialog.peerId, dialog])).values()]
}

const store = async (dialog: Dialog, creation: Creation | undefined): Promise<void> => {
  if (creation?.state === 'created') {
    const { id, ...contact } = creation.contact
    await replaceLink(dialog, {
      matchStatus: 'CREATED',
      matchConfidence: 1,
      matchReason: 'created automatically',
      hubspotContactId: id,
      hubspotContactName: contactName({ id, ...contact }),
    })
  }
  if (creation?.state === 'refused')
    await DialogModel.updateOne(
      { _id: dialog._id, userId: dialog.userId, matchStatus: 'UNMATCHED' },
      { $set: { matchReason: `HubSpot refused to create a contact: ${creation.message}` } },
    )
}

/** Makes contacts for strangers, where the user wants that, a hundred per call; HubSpot's refusals stand with the chats. */
export const autoCreate = async (userId: string, crm: Crm, config: SyncConfig): Promise<void> => {
  if (!config.autoCreateContacts) return
  const wanted = (await strangers(userId, config.minMessages)).flatMap((dialog) => {
    const properties = propertiesOf(dialog)
    return properties ? [{ dialog, properties }] : []
  })
  const creations = await makeContacts(crm, wanted)
  for (const [index, { dialog }] of wanted.entries()) await store(dialog, creations[index])
}
