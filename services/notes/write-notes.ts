import { dayOf } from '../../core/time.ts'
import { type Crm, type ItemOutcome } from '../../integrations/hubspot/types.ts'
import { type Dialog, DialogModel, noteworthyStatuses } from '../../models/dialog.ts'
import { type Digest, DigestModel } from '../../models/digest.ts'
import { type SyncConfig } from '../../models/sync-config.ts'
import { type SyncError } from '../../models/sync-run.ts'
import { noteHtml } from './note-html.ts'

export type NotesOutcome = { created: number; updated: number; errors: SyncError[] }
type Item = { digest: Digest; dialog: Dialog; body: string; contactId: string }
type Sent = { item: Item; outcome: ItemOutcome<{ id: string }> }

const BATCH = 100
const unwritten = ['pending', 'failed', 'waiting-match'] as const

const toItem = (digest: Digest, dialog: Dialog, { summaryStyle }: SyncConfig): Item[] => {
  const { summary, structuredData, messageCount, revised } = digest
  if (summary === null || structuredData === null || dialog.hubspotContactId === null) return []
  const content = { summary, ...structuredData }
  const body = noteHtml({
    content,
    peerName: dialog.peerName,
    day: dayOf(digest.digestDate),
    messageCount,
    style: summaryStyle,
    revised,
  })
  return [{ digest, dialog, body, contactId: dialog.hubspotContactId }]
}

/** Stores how a batch ended. A digest that was rewritten meanwhile keeps `pending`: `updatedAt` is what it was when read. */
const store = (sent: Sent[]) =>
  DigestModel.bulkWrite(
    sent.map(({ item: { digest, contactId }, outcome }) => ({
      updateOne: {
        filter: { _id: digest._id, userId: digest.userId, updatedAt: digest.updatedAt },
        update: outcome.ok
          ? {
              $set: {
                noteId: outcome.value.id,
                noteContactId: contactId,
                noteState: 'written',
                status: 'COMPLETE',
                error: null,
              },
            }
          : { $set: { noteState: 'failed', status: 'FAILED', error: outcome.message }, $inc: { attempts: 1 } },
      },
    })),
  )

const errorsOf = (sent: Sent[]): SyncError[] =>
  sent.flatMap(({ item: { dialog }, outcome }) =>
    outcome.ok ? [] : [{ dialogId: dialog._id, peerName: dialog.peerName, message: outcome.message }],
  )

/** A refused double means that the note is there already (an earlier answer was lost): it is taken over by its key. */
const adoptDoubles = async (crm: Crm, sent: Sent[]): Promise<Sent[]> => {
  const doubles = sent.filter(({ outcome }) => !outcome.ok && outcome.reason === 'duplicate')
  if (doubles.length === 0) return sent
  const ids = await crm.findNotesByKey(doubles.map(({ item }) => item.digest.noteKey))
  const found = doubles.flatMap(({ item }) => {
    const id = ids.get(item.digest.noteKey)
    return id === undefined ? [] : [{ id, item }]
  })
  const renewed = await crm.updateNotes(
    found.map(({ id, item }) => ({ id, body: item.body, timestamp: item.digest.lastMessageAt })),
  )
  const byKey = new Map(found.map(({ item }, index) => [item.digest.noteKey, renewed[index]]))
  return sent.map((one) => ({ ...one, outcome: byKey.get(one.item.digest.noteKey) ?? one.outcome }))
}

const sendNew = async (crm: Crm, items: Item[]): Promise<Sent[]> => {
  const outcomes = await crm.createNotes(
    items.map(({ digest, body, contactId }) => ({
      key: digest.noteKey,
      contactId,
      body,
      timestamp: digest.lastMessageAt,
      ownerId: null,
    })),
  )
  return adoptDoubles(crm, pair(items, outcomes))
}

const sendRevised = async (crm: Crm, items: Item[]): Promise<Sent[]> => {
  const outcomes = await crm.updateNotes(
    items.map(({ digest, body }) => ({ id: digest.noteId ?? '', body, timestamp: digest.lastMessageAt })),
  )
  return pair(items, outcomes)
}

const pair = (items: Item[], outcomes: ItemOutcome<{ id: string }>[]): Sent[] =>
  items.flatMap((item, index) => {
    const outcome = outcomes[index]
    return outcome ? [{ item, outcome }] : []
  })

/** Digests whose chat has no contact to write to are at rest until a person decides. */
const settleTheRest = async (userId: string, noteworthy: string[]) => {
  const ignored = await DialogModel.distinct('_id', { userId, matchStatus: 'IGNORED' })
  const rest = (dialogId: object, noteState: 'not-wanted' | 'waiting-match') =>
    DigestModel.updateMany({ userId, noteState: 'pending', dialogId }, { $set: { noteState, status: 'COMPLETE' } })
  await rest({ $in: ignored }, 'not-wanted')
  await rest({ $nin: [...noteworthy, ...ignored] }, 'waiting-match')
}

export const createNotes = () => ({
  /**
   * Sends every digest of the user that is due a note, oldest day first, and stores each outcome. Safe to repeat after a
   * crash at any point: a note that was written but not recorded is found by its key and taken over.
   */
  async writeDue(
    userId: string,
    crm: Crm,
    config: SyncConfig,
    onProgress: (done: number, of: number) => Promise<void>,
  ): Promise<NotesOutcome> {
    const dialogs = await DialogModel.find({ userId, matchStatus: { $in: [...noteworthyStatuses] } }).lean()
    const byId = new Map(dialogs.map((dialog) => [dialog._id, dialog]))
    await settleTheRest(userId, [...byId.keys()])

    const due = await DigestModel.find({
      userId,
      noteState: { $in: [...unwritten] },
      dialogId: { $in: [...byId.keys()] },
    })
      .sort({ digestDate: 1, _id: 1 })
      .lean()
    const outcome: NotesOutcome = { created: 0, updated: 0, errors: [] }
    for (let start = 0; start < due.length; start += BATCH) {
      const items = due.slice(start, start + BATCH).flatMap((digest) => {
        const dialog = byId.get(digest.dialogId)
        return dialog ? toItem(digest, dialog, config) : []
      })
      for (const [kind, send] of [
        ['created', sendNew],
        ['updated', sendRevised],
      ] as const) {
        const batch = items.filter(({ digest }) => (digest.noteId === null) === (kind === 'created'))
        if (batch.length === 0) continue
        const sent = await send(crm, batch)
        await store(sent)
        outcome[kind] += sent.filter(({ outcome: { ok } }) => ok).length
        outcome.errors.push(...errorsOf(sent))
      }
      await onProgress(Math.min(start + BATCH, due.length), due.length)
    }
    return outcome
  },
})
export type Notes = ReturnType<typeof createNotes>
