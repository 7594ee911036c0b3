import { DialogModel, noteworthyStatuses } from '../../models/dialog.ts'
import { type Digest, DigestModel } from '../../models/digest.ts'

const unwritten = ['pending', 'failed', 'waiting-match'] as const

/** Without a unique key, how long a note of unknown outcome is left alone: HubSpot may take it late, and shows it later. */
export const QUARANTINE_MS = 120_000

const outOfQuarantine = (quarantineMs: number) => ({
  $or: [{ noteSentAt: null }, { noteSentAt: { $lt: new Date(Date.now() - quarantineMs) } }],
})

const noteworthy = (userId: string) =>
  DialogModel.distinct('_id', { userId, matchStatus: { $in: [...noteworthyStatuses] } })

/** Digests whose chat has no contact to write to are at rest until a person decides. */
export const settleTheRest = async (userId: string): Promise<void> => {
  const known = await noteworthy(userId)
  const ignored = await DialogModel.distinct('_id', { userId, matchStatus: 'IGNORED' })
  const rest = (dialogId: object, noteState: 'not-wanted' | 'waiting-match') =>
    DigestModel.updateMany(
      { userId, noteState: 'pending', dialogId },
      { $set: { noteState, status: 'COMPLETE', updatedAt: new Date() }, $inc: { version: 1 } },
    )
  await rest({ $in: ignored }, 'not-wanted')
  await rest({ $nin: [...known, ...ignored] }, 'waiting-match')
}

/** The ids of the user's digests that are due a note, oldest day first. */
export const dueNotes = async (userId: string, quarantineMs: number): Promise<string[]> => {
  const due = await DigestModel.find(
    {
      userId,
      noteState: { $in: [...unwritten] },
      dialogId: { $in: await noteworthy(userId) },
      ...outOfQuarantine(quarantineMs),
    },
    { _id: 1 },
  )
    .sort({ digestDate: 1, _id: 1 })
    .lean()
  return due.map(({ _id }) => _id)
}

/** Users with notes that nobody is writing, though they could be: what the sweeper looks for. */
export const usersWithNotesDue = async (quarantineMs: number, olderThanMs: number): Promise<string[]> => {
  const now = Date.now()
  const due = await DigestModel.distinct('userId', {
    status: { $in: ['SYNCING', 'FAILED'] },
    noteState: { $in: ['pending', 'failed'] },
    updatedAt: { $lt: new Date(now - olderThanMs) },
    $and: [outOfQuarantine(quarantineMs), { $or: [{ noteRetryAt: null }, { noteRetryAt: { $lt: new Date(now) } }] }],
  })
  return due
}

/** The sweeper leaves the user's notes alone for so long. */
export const postponeNotes = async (userId: string, ms: number): Promise<void> => {
  await DigestModel.updateMany(
    { userId, noteState: { $in: ['pending', 'failed'] } },
    { $set: { noteRetryAt: new Date(Date.now() + ms) } },
  )
}

export const digestsOf = (userId: string, ids: string[]): Promise<Digest[]> =>
  DigestModel.find({ userId, _id: { $in: ids } })
    .sort({ digestDate: 1, _id: 1 })
    .lean()
