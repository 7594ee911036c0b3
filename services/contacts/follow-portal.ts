import { type Log } from '../../core/log.ts'
import { isAppError } from '../../core/errors.ts'
import { type Queue } from '../../integrations/queue/types.ts'
import { type HubspotConnections } from '../hubspot-connections.ts'
import { type Leases } from '../leases.ts'
import { erasePerson } from './erase-person.ts'
import { dialogsOf, followContact } from './follow-contact.ts'

const WAIT_MS = 60_000

type Dependencies = { hubspotConnections: HubspotConnections; leases: Leases; queue: Queue; log: Log }
/** `changed` = merged or deleted, HubSpot tells which; `erased` = at the request of the person. */
export type ContactNews = { portalId: string; contactId: string; news: 'changed' | 'erased' }

/** Takes in what HubSpot tells of a portal's contacts, for every user connected to it. Safe to repeat. */
export const createFollowPortal = ({ hubspotConnections, leases, queue, log }: Dependencies) => {
  const settle = (userId: string, dialogId: string) => queue.push('settle-contact', { userId, dialogId })

  const follow = async (userId: string, contactId: string) => {
    const dialogs = await dialogsOf(userId, contactId)
    if (dialogs.length === 0 || !(await hubspotConnections.isUsable(userId))) return
    const crm = await hubspotConnections.crm(userId)
    for (const found of dialogs) {
      const { dialog } = await followContact(crm, found)
      await settle(userId, dialog._id)
    }
  }
  const erase = (userId: string, contactId: string) =>
    leases.hold(
      `sync:${userId}`,
      async () => {
        const takeAway = async (noteIds: string[]) => {
          if (await hubspotConnections.isUsable(userId))
            await (await hubspotConnections.crm(userId)).archiveNotes(noteIds)
        }
        const erased = await erasePerson(userId, contactId, takeAway)
        if (erased.chats > 0) log.info({ userId, ...erased }, 'a person was erased at their request')
      },
      { waitMs: WAIT_MS },
    )

  return async ({ portalId, contactId, news }: ContactNews): Promise<void> => {
    const failures: unknown[] = []
    for (const userId of await hubspotConnections.usersOf(portalId)) {
      try {
        await (news === 'erased' ? erase : follow)(userId, contactId)
      } catch (error) {
        // A lost connection is that user's own matter, and is not mended by trying again.
        if (isAppError(error, 'hubspot-access-lost', 'not-connected'))
          log.warn({ error, userId }, 'contact not followed')
        else failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}
export type FollowPortal = ReturnType<typeof createFollowPortal>
