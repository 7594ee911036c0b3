import { ContactCreationModel } from '../../models/contact-creation.ts'
import { DecisionModel } from '../../models/decision.ts'
import { DialogModel } from '../../models/dialog.ts'
import { DigestModel } from '../../models/digest.ts'
import { SuppressionModel } from '../../models/suppression.ts'
import { type Leases } from '../leases.ts'

const WAIT_MS = 15_000

/** What is known of a portal's contacts and notes is of no use in another: ids there mean other people. */
const forgetContacts = async (userId: string) => {
  const updatedAt = new Date()
  const unlinked = {
    matchConfidence: null,
    matchReason: null,
    hubspotContactId: null,
    hubspotContactName: null,
    updatedAt,
  }
  await DialogModel.updateMany(
    { userId, matchStatus: { $ne: 'IGNORED' } },
    { $set: { ...unlinked, matchStatus: 'UNMATCHED' } },
  )
  await DialogModel.updateMany({ userId, matchStatus: 'IGNORED' }, { $set: unlinked })
  // Notes stay where they were written; a digest that has its note in the old portal gets no second one in the new.
  await DigestModel.updateMany(
    { userId, noteId: { $ne: null } },
    {
      $set: { noteId: null, noteContactId: null, noteState: 'not-wanted', status: 'COMPLETE', error: null, updatedAt },
      $inc: { version: 1 },
    },
  )
  await DigestModel.updateMany(
    { userId, noteState: 'failed' },
    { $set: { noteState: 'waiting-match', status: 'COMPLETE', updatedAt }, $inc: { version: 1 } },
  )
  await Promise.all([
    DecisionModel.deleteMany({ userId }),
    SuppressionModel.deleteMany({ userId }),
    ContactCreationModel.deleteMany({ userId }),
  ])
}

/** Leaves a portal for another while nobody works with the user's contacts: links are forgotten, then `connect` runs. */
export const createLeavePortal =
  (leases: Leases) =>
  <T>(userId: string, connect: () => Promise<T>): Promise<T> =>
    leases.hold(
      `sync:${userId}`,
      async () => {
        const connected = await connect()
        await forgetContacts(userId)
        return connected
      },
      { waitMs: WAIT_MS },
    )
