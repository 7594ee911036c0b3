import { type Digest, DigestModel } from '../../models/digest.ts'
import { type DigestChange, writeOver, type Writer } from '../digests/change-digest.ts'
import { type NotePortal, type SentNote } from './note-item.ts'

const FIRST_RETRY_MS = 2 * 60_000
const LONGEST_RETRY_MS = 6 * 3_600_000
const noLongerThere = 'The note was deleted in HubSpot.'

/** When the sweeper tries again, after so many tries. */
export const retryAt = (attempts: number): Date =>
  new Date(Date.now() + Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts))

/** What an outcome makes of its digest. */
const changeFor = ({ item: { digest, contactId }, outcome }: SentNote): DigestChange => {
  if (outcome.ok) {
    const note = { noteId: outcome.noteId, noteContactId: contactId, notedUpTo: digest.lastMessageId }
    return { ...note, noteState: 'written', status: 'COMPLETE', error: null, noteSentAt: null, noteRetryAt: null }
  }
  const failed = { error: outcome.message, attempts: digest.attempts + 1, noteRetryAt: retryAt(digest.attempts) }
  // Still in flight: `noteSentAt` stays, and with it the quarantine.
  if (outcome.state === 'unknown') return failed
  if (outcome.state === 'failed') return { ...failed, noteState: 'failed', status: 'FAILED', noteSentAt: null }
  return { noteState: 'deleted', status: 'COMPLETE', error: noLongerThere, noteSentAt: null, noteRetryAt: null }
}

/**
 * Puts right what was sent by a run that is not the one to say so any more: it was stalled while another went on. The note that
 * the digest names is the note; another one of ours is taken back, and a text of ours that may be older is sent anew.
 */
const reconcile = async ({ crm }: NotePortal, { item, outcome }: SentNote): Promise<void> => {
  if (!outcome.ok) return
  const { noteId } = outcome
  const { _id, userId } = item.digest
  for (;;) {
    const now: Digest | null = await DigestModel.findOne({ _id, userId }).lean()
    const isOther = now?.noteId !== null && now?.noteId !== noteId
    if (!now || isOther) return crm.archiveNotes([noteId])
    const again: DigestChange = now.noteState === 'written' ? { noteState: 'pending', status: 'SYNCING' } : {}
    const change = { ...again, noteId, noteContactId: item.contactId, notedUpTo: item.digest.lastMessageId }
    if (await writeOver(now, { ...change, noteSentAt: null })) return
  }
}

/** Stores how notes ended, each over the version of its digest that was sent. */
export const recordNotes = async (portal: NotePortal, sent: SentNote[], writer: Writer): Promise<void> => {
  await Promise.all(
    sent.map(async (one) => {
      if (!(await writeOver(one.item.digest, changeFor(one), writer))) await reconcile(portal, one)
    }),
  )
}
