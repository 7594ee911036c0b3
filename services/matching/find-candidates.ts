import { type Contact, type Crm } from '../../integrations/hubspot/types.ts'
import { type Dialog } from '../../models/dialog.ts'
import { searchNames } from './search-names.ts'

const perPage = 200
/** What one search carries, about; the rest is HubSpot's limit on the size of a request. */
const peersPerSearch = 30

const present = <T>(values: (T | null)[]): T[] => [...new Set(values.filter((value): value is T => value !== null))]

export type Candidates = {
  byPhone: (dialogs: Dialog[]) => Promise<Contact[]>
  byTelegram: (dialogs: Dialog[]) => Promise<Contact[]>
  byName: (dialogs: Dialog[]) => Promise<Contact[]>
}

const bySearch = (crm: Crm): Candidates => ({
  byPhone: (dialogs) => crm.findContactsByPhone(present(dialogs.map(({ peerPhone }) => peerPhone))),
  byTelegram: (dialogs) =>
    crm.findContactsByTelegram({
      usernames: present(dialogs.map(({ peerUsername }) => peerUsername)),
      userIds: dialogs.map(({ peerId }) => peerId),
    }),
  byName: (dialogs) =>
    crm.findContactsByFullName(dialogs.flatMap(({ peerName, peerUsername }) => searchNames(peerName, peerUsername))),
})

/** Portals that are known to be too large to be listed, with the number of contacts that was too many. */
export type LargePortals = Map<string, number>

/**
 * Where the contacts come from that are compared. A small portal is listed as a whole when that costs no more than searching
 * for so many people; every script and spelling is then compared here, where HubSpot's search would pass over it.
 */
export const findCandidates = async (
  crm: Crm,
  open: number,
  portal: { id: string; large: LargePortals },
): Promise<Candidates> => {
  const most = perPage * Math.max(2, 3 * Math.ceil(open / peersPerSearch))
  if (most <= (portal.large.get(portal.id) ?? 0)) return bySearch(crm)
  const contacts = await crm.listContacts(Math.min(most, 5_000))
  if (contacts === null) {
    portal.large.set(portal.id, most)
    return bySearch(crm)
  }
  portal.large.delete(portal.id)
  const all = async () => contacts
  return { byPhone: all, byTelegram: all, byName: all }
}
