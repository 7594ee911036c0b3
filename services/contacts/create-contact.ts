import { createHash } from 'node:crypto'
import { AppError } from '../../core/errors.ts'
import { type Contact, type ContactProperties, type Crm, type ItemOutcome } from '../../integrations/hubspot/types.ts'
import { type ContactCreation, ContactCreationModel } from '../../models/contact-creation.ts'
import { type Dialog } from '../../models/dialog.ts'

/** What HubSpot's search may be behind by; a create that was never answered is looked for this long before it is sent again. */
const QUARANTINE_MS = 120_000

export type NewContact = { dialog: Dialog; properties: ContactProperties }
export type Creation =
  | { state: 'created'; contact: Contact }
  | { state: 'refused'; message: string }
  /** It may have been made: look again in so many seconds. */
  | { state: 'unknown'; retryAfterSeconds: number }

const hashOf = (properties: ContactProperties) =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(properties).sort()))
    .digest('hex')

/** With who they are in Telegram, which is also how a contact is found again whose answer was lost. */
export const withTelegram = ({ peerId, peerUsername }: Dialog, properties: ContactProperties): ContactProperties => ({
  ...properties,
  telegram_user_id: peerId,
  ...(peerUsername !== null && { telegram_username: peerUsername }),
})

const end = ({ dialog: { _id, userId } }: NewContact, fields: Partial<ContactCreation>) =>
  ContactCreationModel.updateOne({ _id, userId }, { $set: fields })

/** The contact that an earlier try has made, by our property: HubSpot says so at once where it knows the id, else late. */
const findMade = async (crm: Crm, { dialog }: NewContact, { contactId }: ContactCreation): Promise<Contact | null> => {
  if (contactId !== null) {
    const [contact = null] = await crm.readContacts([contactId])
    return contact
  }
  const found = await crm.findContactsByTelegram({ usernames: [], userIds: [dialog.peerId] })
  return found.find(({ telegramUserId }) => telegramUserId === dialog.peerId) ?? null
}

/** What is known of a chat's contact from an earlier try; null = nothing was sent, or it was refused and the input is new. */
const earlier = async (crm: Crm, wanted: NewContact, inputHash: string): Promise<Creation | null> => {
  const { _id, userId } = wanted.dialog
  const begun = await ContactCreationModel.findOne({ _id, userId }).lean()
  if (!begun) return null
  if (begun.state === 'refused')
    return begun.inputHash === inputHash ? { state: 'refused', message: begun.message ?? '' } : null
  const contact = await findMade(crm, wanted, begun)
  if (contact) {
    await end(wanted, { state: 'created', contactId: contact.id })
    return { state: 'created', contact }
  }
  const waitMs = begun.at.getTime() + QUARANTINE_MS - Date.now()
  if (begun.state === 'created' || waitMs <= 0) return null
  return { state: 'unknown', retryAfterSeconds: Math.ceil(waitMs / 1_000) }
}

const settle = async (wanted: NewContact, outcome: ItemOutcome<Contact> | undefined): Promise<Creation> => {
  if (outcome?.ok) {
    await end(wanted, { state: 'created', contactId: outcome.value.id })
    return { state: 'created', contact: outcome.value }
  }
  if (!outcome || outcome.reason === 'unconfirmed')
    return { state: 'unknown', retryAfterSeconds: QUARANTINE_MS / 1_000 }
  await end(wanted, { state: 'refused', message: outcome.message })
  return { state: 'refused', message: outcome.message }
}

/**
 * Makes a contact for each chat, at most one however often it is asked for: what is about to be sent is written down first, and
 * what was never answered is looked for before anything is sent again. What HubSpot refused is not sent again as it was.
 */
export const makeContacts = async (crm: Crm, wanted: NewContact[], { anew = false } = {}): Promise<Creation[]> => {
  const known = await Promise.all(
    wanted.map(async (one) => {
      const found = await earlier(crm, one, hashOf(one.properties))
      return anew && found?.state === 'refused' ? null : found
    }),
  )
  const fresh = wanted.filter((_, index) => known[index] === null)
  const at = new Date()
  for (const { dialog, properties } of fresh) {
    const { _id, userId } = dialog
    const intent = {
      userId,
      state: 'sending' as const,
      inputHash: hashOf(properties),
      contactId: null,
      message: null,
      at,
    }
    await ContactCreationModel.replaceOne({ _id, userId }, intent, { upsert: true })
  }
  const outcomes = await sendThem(crm, fresh)
  const settled = (await Promise.all(fresh.map((one, index) => settle(one, outcomes[index])))).values()
  return known.map(
    (one) => one ?? settled.next().value ?? { state: 'unknown', retryAfterSeconds: QUARANTINE_MS / 1_000 },
  )
}

/** HubSpot out of reach leaves every outcome open; anything else that is thrown came before anything was made. */
const sendThem = async (crm: Crm, fresh: NewContact[]): Promise<ItemOutcome<Contact>[]> => {
  if (fresh.length === 0) return []
  try {
    return await crm.createContacts(fresh.map(({ properties }) => properties))
  } catch (error) {
    if (error instanceof AppError && error.kind === 'hubspot-unreachable') return []
    await ContactCreationModel.deleteMany({ state: 'sending', _id: { $in: fresh.map(({ dialog }) => dialog._id) } })
    throw error
  }
}
