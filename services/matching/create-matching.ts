import { type CountryCode } from 'libphonenumber-js'
import { type Crm } from '../../integrations/hubspot/types.ts'
import { type Dialog, DialogModel } from '../../models/dialog.ts'
import { searchWords } from './person-name.ts'
import { contactName, type Proposal, proposeByName, proposeByPhone, proposeByTelegram } from './propose-match.ts'

type Step = (dialogs: Dialog[]) => Promise<(dialog: Dialog) => Proposal>

const present = <T>(values: (T | null)[]): T[] => [...new Set(values.filter((value): value is T => value !== null))]

/** Each step asks HubSpot once for all dialogs that are still open, strongest evidence first. */
const stepsFor = (crm: Crm, country: CountryCode | undefined): Step[] => [
  async (dialogs) => {
    const contacts = await crm.findContactsByPhone(present(dialogs.map(({ peerPhone }) => peerPhone)))
    return (dialog) => proposeByPhone(dialog, contacts, country)
  },
  async (dialogs) => {
    const usernames = present(dialogs.map(({ peerUsername }) => peerUsername))
    const contacts = await crm.findContactsByTelegram({ usernames, userIds: dialogs.map(({ peerId }) => peerId) })
    return (dialog) => proposeByTelegram(dialog, contacts)
  },
  async (dialogs) => {
    const contacts = await crm.findContactsByName(
      [...new Set(dialogs.flatMap(({ peerName }) => searchWords(peerName)))],
      1_000,
    )
    return (dialog) => proposeByName(dialog, contacts)
  },
]

const update = ({ _id, userId }: Dialog, proposal: Proposal) => ({
  updateOne: {
    // Only while nobody has decided: a person's choice during the run wins.
    filter: { _id, userId, matchStatus: 'UNMATCHED' as const },
    update: {
      $set:
        proposal.outcome === 'match'
          ? {
              matchStatus: proposal.match.status,
              matchConfidence: proposal.match.confidence,
              matchReason: proposal.match.reason,
              hubspotContactId: proposal.match.contact.id,
              hubspotContactName: contactName(proposal.match.contact),
            }
          : { matchReason: proposal.outcome === 'ambiguous' ? proposal.reason : null },
    },
  },
})

export const createMatching = () => ({
  /**
   * Looks for the HubSpot contacts of the account's private chats that have none yet, batched; of those that wait to be
   * matched before they are read, too, where `withWaiting`.
   */
  async matchNew(
    userId: string,
    accountId: string,
    crm: Crm,
    country?: CountryCode,
    withWaiting = false,
  ): Promise<void> {
    let open = await DialogModel.find({
      userId,
      accountId,
      ...(withWaiting ? { $or: [{ tracked: true }, { trackedBy: null }] } : { tracked: true }),
      kind: 'private',
      matchStatus: 'UNMATCHED',
    }).lean()
    for (const step of stepsFor(crm, country)) {
      if (open.length === 0) return
      const propose = await step(open)
      const proposals = open.map((dialog) => ({ dialog, proposal: propose(dialog) }))
      const found = proposals.filter(({ proposal }) => proposal.outcome !== 'none')
      if (found.length > 0) await DialogModel.bulkWrite(found.map(({ dialog, proposal }) => update(dialog, proposal)))
      open = proposals.filter(({ proposal }) => proposal.outcome === 'none').map(({ dialog }) => dialog)
    }
  },
})
export type Matching = ReturnType<typeof createMatching>
