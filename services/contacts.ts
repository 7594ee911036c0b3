import { AppError } from '../core/errors.ts'
import { type Contact, type ContactProperties } from '../integrations/hubspot/types.ts'
import { type Queue } from '../integrations/queue/types.ts'
import { type Dialog, DialogModel, type MatchStatus } from '../models/dialog.ts'
import { makeContacts, withTelegram } from './contacts/create-contact.ts'
import { confirm, findDialog, ignore, link, readContact, reject, undo } from './contacts/decide.ts'
import { suggestContacts } from './contacts/suggest-contacts.ts'
import { type HubspotConnections } from './hubspot-connections.ts'
import { type Leases } from './leases.ts'

const WAIT_MS = 20_000

type Dependencies = { hubspotConnections: HubspotConnections; leases: Leases; queue: Queue }

/** Which HubSpot contact each chat belongs to, as the person sees and decides it. */
export const createContacts = ({ hubspotConnections, leases, queue }: Dependencies) => {
  /** HubSpot is brought in line by a job: right away, and again until it has worked. */
  const settled = async (dialog: Dialog): Promise<Dialog> => {
    await queue.push('settle-contact', { userId: dialog.userId, dialogId: dialog._id })
    return dialog
  }

  const create = async (userId: string, dialogId: string, properties: ContactProperties) => {
    const dialog = await findDialog(userId, dialogId)
    const crm = await hubspotConnections.crm(userId)
    const { matchStatus, hubspotContactId } = dialog
    if (matchStatus === 'CREATED' && hubspotContactId !== null)
      return { dialog, contact: await readContact(crm, hubspotContactId) }
    if (matchStatus === 'CONFIRMED')
      throw new AppError('conflict', 'This chat has a contact already. Undo that first, or ignore the chat.')
    const [creation] = await makeContacts(crm, [{ dialog, properties: withTelegram(dialog, properties) }], {
      anew: true,
    })
    if (creation?.state === 'created') {
      const linked = await link(userId, dialogId, creation.contact, 'create')
      return { dialog: await settled(linked), contact: creation.contact }
    }
    if (creation?.state === 'refused') throw new AppError('hubspot-rejected', `HubSpot refused: ${creation.message}`)
    throw new AppError(
      'hubspot-unreachable',
      'HubSpot has not said whether it made the contact. Try again in a while.',
      {
        retryAfterSeconds: creation?.retryAfterSeconds ?? 60,
      },
    )
  }

  return {
    /** The chats that are tracked, with their contact; the newest first. */
    async list(userId: string, filter: { matchStatus?: MatchStatus | undefined; accountId?: string | undefined } = {}) {
      const { matchStatus, accountId } = filter
      return DialogModel.find({
        userId,
        tracked: true,
        ...(matchStatus && { matchStatus }),
        ...(accountId && { accountId }),
      })
        .sort({ lastMessageAt: -1, _id: 1 })
        .lean()
    },

    confirm: async (userId: string, dialogId: string): Promise<Dialog> => settled(await confirm(userId, dialogId)),
    ignore: async (userId: string, dialogId: string): Promise<Dialog> => settled(await ignore(userId, dialogId)),
    undo: async (userId: string, dialogId: string): Promise<Dialog> => settled(await undo(userId, dialogId)),
    reject: async (userId: string, dialogId: string, contactId: string): Promise<Dialog> =>
      settled(await reject(userId, dialogId, contactId)),

    /** Links a chat with a contact that exists; throws `not-found` for one that does not. */
    async match(userId: string, dialogId: string, hubspotContactId: string): Promise<Dialog> {
      await findDialog(userId, dialogId)
      const contact = await readContact(await hubspotConnections.crm(userId), hubspotContactId)
      return settled(await link(userId, dialogId, contact, 'match'))
    },

    /** Makes a contact for a chat and links them; asked again, gives the same one. */
    create: (
      userId: string,
      dialogId: string,
      properties: ContactProperties,
    ): Promise<{ dialog: Dialog; contact: Contact }> =>
      leases.hold(`contact:${dialogId}`, () => create(userId, dialogId, properties), { waitMs: WAIT_MS }),

    /** At most five contacts that a person of this name may be, the likeliest first. */
    async suggest(userId: string, name: string): Promise<Contact[]> {
      return suggestContacts(() => hubspotConnections.crm(userId), name)
    },
  }
}
export type Contacts = ReturnType<typeof createContacts>
