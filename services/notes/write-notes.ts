import { type Digest } from '../../models/digest.ts'
import { type Dialog, DialogModel, noteworthyStatuses } from '../../models/dialog.ts'
import { type SyncConfig } from '../../models/sync-config.ts'
import { type SyncError } from '../../models/sync-run.ts'
import { writeOver, type Writer } from '../digests/change-digest.ts'
import { updateContactSignals } from './contact-signals.ts'
import { settleUnread } from '../digests/settle-begun.ts'
import { digestsOf, dueNotes, QUARANTINE_MS, settleTheRest } from './due-notes.ts'
import { type NoteItem, type NotePortal, type SentNote, toNoteItem } from './note-item.ts'
import { recordNotes } from './record-notes.ts'
import { adopt, sendNew, sendUpdates } from './send-notes.ts'

export type NotesOutcome = { created: number; updated: number; errors: SyncError[] }
export type NotesRun = {
  userId: string
  portal: NotePortal
  config: SyncConfig
  /** The holder of the user's lease. */
  writer: Writer
  onProgress?: (done: number, of: number) => Promise<void>
}

const BATCH = 100

const itemsOf = async (userId: string, ids: string[], config: SyncConfig): Promise<NoteItem[]> => {
  const digests = await digestsOf(userId, ids)
  const dialogs = await DialogModel.find({
    userId,
    _id: { $in: digests.map(({ dialogId }) => dialogId) },
    matchStatus: { $in: [...noteworthyStatuses] },
  }).lean()
  const byId = new Map<string, Dialog>(dialogs.map((dialog) => [dialog._id, dialog]))
  return digests.flatMap((digest) => {
    const dialog = byId.get(digest.dialogId)
    return (dialog && toNoteItem(digest, dialog, config)) ?? []
  })
}

const withDigest = (item: NoteItem, digest: Digest | null): NoteItem[] => (digest ? [{ ...item, digest }] : [])

/** Stores that each of these is about to be sent; those that somebody else has taken up meanwhile are left out. */
const intend = async (items: NoteItem[], writer: Writer): Promise<NoteItem[]> => {
  const noteSentAt = new Date()
  const kept = await Promise.all(
    items.map(async (item) => withDigest(item, await writeOver(item.digest, { noteSentAt }, writer))),
  )
  return kept.flat()
}

/** A note that was deleted by hand is written anew only where the day went on since it was written. */
const renew = async (sent: SentNote[], writer: Writer): Promise<{ ended: SentNote[]; renewed: NoteItem[] }> => {
  const goesOn = ({ item: { digest }, outcome }: SentNote) =>
    !outcome.ok && outcome.state === 'gone' && digest.lastMessageId > (digest.notedUpTo ?? Infinity)
  const renewed = await Promise.all(
    sent
      .filter(goesOn)
      .map(async ({ item }) => withDigest(item, await writeOver(item.digest, { noteId: null }, writer))),
  )
  return { ended: sent.filter((one) => !goesOn(one)), renewed: renewed.flat() }
}

const writeBatch = async (items: NoteItem[], { portal, writer }: NotesRun): Promise<SentNote[]> => {
  const record = async (sent: SentNote[]) => {
    await recordNotes(portal, sent, writer)
    return sent
  }
  const there = items.flatMap((item) => (item.digest.noteId === null ? [] : [{ item, noteId: item.digest.noteId }]))
  const updated = await renew(await sendUpdates(portal, there), writer)
  const ended = await record(updated.ended)

  // What was sent once and never heard of again is looked up before anything is sent a second time.
  const isDoubtful = ({ digest }: NoteItem) => digest.noteSentAt !== null
  const fresh = items.filter(({ digest }) => digest.noteId === null)
  const { adopted, missing } = await adopt(portal, fresh.filter(isDoubtful))
  ended.push(...(await record(adopted)))

  const toCreate = [...updated.renewed, ...missing, ...fresh.filter((item) => !isDoubtful(item))]
  const intended = portal.uniqueNoteKey ? toCreate : await intend(toCreate, writer)
  writer.assertHeld()
  ended.push(...(await record(await sendNew(portal, intended))))
  return ended
}

const tally = (outcome: NotesOutcome, sent: SentNote[]) => {
  for (const { item, outcome: end } of sent) {
    if (end.ok) outcome[end.isNew ? 'created' : 'updated'] += 1
    else if (end.state !== 'gone')
      outcome.errors.push({ dialogId: item.dialog._id, peerName: item.dialog.peerName, message: end.message })
  }
}

export const createNotes = ({ quarantineMs = QUARANTINE_MS } = {}) => ({
  quarantineMs,

  /**
   * Sends every digest of the user that is due a note, oldest day first, stores each outcome, and brings the contacts'
   * properties up to date. Safe to repeat after a crash at any point: a note that was written but not recorded is found by
   * its key and taken over.
   */
  async writeDue(run: NotesRun): Promise<NotesOutcome> {
    const { userId, config, writer, onProgress } = run
    await settleUnread(userId, writer)
    await settleTheRest(userId)
    const due = await dueNotes(userId, quarantineMs)
    const outcome: NotesOutcome = { created: 0, updated: 0, errors: [] }
    for (let start = 0; start < due.length; start += BATCH) {
      writer.assertHeld()
      tally(outcome, await writeBatch(await itemsOf(userId, due.slice(start, start + BATCH), config), run))
      await onProgress?.(Math.min(start + BATCH, due.length), due.length)
    }
    outcome.errors.push(...(await updateContactSignals(run)))
    return outcome
  },
})
export type Notes = ReturnType<typeof createNotes>
