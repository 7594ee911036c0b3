import { type Dialog } from '../../models/dialog.ts'
import { type HubspotConnections } from '../hubspot-connections.ts'
import { type HeldLease, type Leases } from '../leases.ts'
import { type Notes } from '../notes/write-notes.ts'
import { type Settings } from '../settings.ts'
import { DialogModel } from '../../models/dialog.ts'
import { clearFormerIdentities, writeIdentity } from './contact-identity.ts'
import { followContact } from './follow-contact.ts'
import { hasSureContact, placeNotes } from './place-notes.ts'

const WAIT_MS = 60_000

type Dependencies = { leases: Leases; hubspotConnections: HubspotConnections; settings: Settings; notes: Notes }
type Ref = { userId: string; dialogId: string; signal?: AbortSignal }

/**
 * Brings HubSpot in line with the link of a chat: notes go where they belong, waiting digests are written (oldest first), the
 * contact learns who it is in Telegram and former ones forget it. It looks only at how things stand, so it can be repeated and
 * may come late; without a usable connection it does nothing, and the next sync does it.
 */
export const createSettleContact = ({ leases, hubspotConnections, settings, notes }: Dependencies) => {
  const work = async (userId: string, found: Dialog, lease: HeldLease) => {
    const portal = await hubspotConnections.notePortal(userId)
    const { crm } = portal
    const { dialog, contact } = await followContact(crm, found)
    await placeNotes(crm, dialog, lease)
    await clearFormerIdentities(crm, dialog)
    if (!hasSureContact(dialog) || !contact) return
    await writeIdentity(crm, dialog, contact)
    await notes.writeDue({ userId, portal, config: await settings.get(userId), writer: lease })
  }

  return ({ userId, dialogId, signal }: Ref): Promise<void> =>
    leases.hold(
      `sync:${userId}`,
      async (lease) => {
        const dialog = await DialogModel.findOne({ _id: dialogId, userId }).lean()
        if (dialog && (await hubspotConnections.isUsable(userId))) await work(userId, dialog, lease)
      },
      { waitMs: WAIT_MS, ...(signal && { signal }) },
    )
}
export type SettleContact = ReturnType<typeof createSettleContact>
