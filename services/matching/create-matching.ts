import { type CountryCode } from 'libphonenumber-js'
import { type Contact, type Crm } from '../../integrations/hubspot/types.ts'
import { type Dialog, DialogModel, noteworthyStatuses } from '../../models/dialog.ts'
import { SuppressionModel } from '../../models/suppression.ts'
import { contactName } from './contact-name.ts'
import { type Candidates, findCandidates, type LargePortals } from './find-candidates.ts'
import { none, type Proposal, proposeByPhone, proposeByTelegram } from './propose-match.ts'
import { proposeByName } from './propose-by-name.ts'

type Step = {
  find: (dialogs: Dialog[]) => Promise<Contact[]>
  propose: (dialog: Dialog, contacts: Contact[]) => Proposal
  isSure: boolean
}
type Judged = { dialog: Dialog; proposal: Proposal }

/** Strongest evidence first. Each step asks HubSpot once for all that are still open. */
const stepsFor = ({ byPhone, byTelegram, byName }: Candidates, country: CountryCode | undefined): Step[] => [
  { find: byPhone, propose: (dialog, contacts) => proposeByPhone(dialog, contacts, country), isSure: true },
  { find: byTelegram, propose: proposeByTelegram, isSure: true },
  { find: byName, propose: (dialog, contacts) => proposeByName(dialog, contacts, country), isSure: false },
]

const update = ({ dialog: { _id, userId, matchStatus, hubspotContactId }, proposal }: Judged) => ({
  updateOne: {
    // Only while nobody has decided: a person's choice during the run wins.
    filter: { _id, userId, matchStatus, hubspotContactId },
    update: {
      $set:
        proposal.outcome === 'match'
          ? {
              matchStatus: proposal.match.status,
              matchConfidence: proposal.match.confidence,
              matchReason: proposal.match.reason,
              hubspotContactId: proposal.match.contact.id,
              hubspotContactName: contactName(proposal.match.contact),
              updatedAt: new Date(),
            }
          : { matchReason: proposal.outcome === 'ambiguous' ? proposal.reason : null },
    },
  },
})

/** A contact is one person: where the names of two chats fit it, the one that fits clearly better has it, or neither. */
const oneChatEach = (judged: Judged[]): Judged[] => {
  const confidence = ({ proposal }: Judged) => (proposal.outcome === 'match' ? proposal.match.confidence : 0)
  const contactOf = ({ proposal }: Judged) => (proposal.outcome === 'match' ? proposal.match.contact.id : null)
  return judged.map((one) => {
    const id = contactOf(one)
    const rivals = judged.filter((other) => other !== one && id !== null && contactOf(other) === id)
    if (rivals.length === 0) return one
    const isClear = rivals.every((rival) => confidence(one) - confidence(rival) >= 0.1)
    return isClear ? one : { ...one, proposal: { outcome: 'ambiguous', reason: 'several chats fit one contact' } }
  })
}

const rejectedPairs = async (userId: string, dialogs: Dialog[]) => {
  const dialogId = { $in: dialogs.map(({ _id }) => _id) }
  const pairs = await SuppressionModel.find({ userId, dialogId }, { dialogId: 1, contactId: 1 }).lean()
  const keys = new Set(pairs.map(({ dialogId, contactId }) => `${dialogId}|${contactId}`))
  return ({ _id }: Dialog, { id }: Contact) => keys.has(`${_id}|${id}`)
}

export const createMatching = ({ largePortals = new Map() as LargePortals } = {}) => {
  /** Contacts that surely belong to other chats: a name alone does not take them away. */
  const takenContacts = async (userId: string) =>
    new Set<string | null>(
      await DialogModel.distinct('hubspotContactId', { userId, matchStatus: { $in: [...noteworthyStatuses] } }),
    )

  const store = async (judged: Judged[]) => {
    const isNews = ({ dialog, proposal }: Judged) =>
      proposal.outcome === 'match' || (dialog.matchStatus === 'UNMATCHED' && reasonOf(proposal) !== dialog.matchReason)
    const news = judged.filter(isNews)
    if (news.length > 0) await DialogModel.bulkWrite(news.map(update))
  }
  const reasonOf = (proposal: Proposal) => (proposal.outcome === 'ambiguous' ? proposal.reason : null)

  return {
    /**
     * Looks for the HubSpot contacts of the account's private chats that have none yet, batched; of those that wait to be
     * matched before they are read, too, where `withWaiting`. A chat that is only matched by name may still be found by
     * something stronger.
     */
    async matchNew(
      userId: string,
      accountId: string,
      crm: Crm,
      country?: CountryCode,
      withWaiting = false,
    ): Promise<void> {
      let open: Dialog[] = await DialogModel.find({
        userId,
        accountId,
        ...(withWaiting ? { $or: [{ tracked: true }, { trackedBy: null }] } : { tracked: true }),
        kind: 'private',
        matchStatus: { $in: ['UNMATCHED', 'AUTO_NAME'] },
      }).lean()
      const isNew = ({ matchStatus }: Dialog) => matchStatus === 'UNMATCHED'
      if (!open.some(isNew)) return
      const isRejected = await rejectedPairs(userId, open)
      const candidates = await findCandidates(crm, open.length, { id: userId, large: largePortals })
      for (const { find, propose, isSure } of stepsFor(candidates, country)) {
        if (!isSure) open = open.filter(isNew)
        if (open.length === 0) return
        const found = await find(open)
        const taken = isSure ? new Set<string | null>() : await takenContacts(userId)
        const judged = open.map((dialog): Judged => {
          const contacts = found.filter((contact) => !taken.has(contact.id) && !isRejected(dialog, contact))
          return { dialog, proposal: contacts.length === 0 ? none : propose(dialog, contacts) }
        })
        await store(isSure ? judged.filter(({ proposal }) => proposal.outcome !== 'none') : oneChatEach(judged))
        open = judged.filter(({ proposal }) => proposal.outcome === 'none').map(({ dialog }) => dialog)
      }
    },
  }
}
export type Matching = ReturnType<typeof createMatching>
