import { isAppError } from '../../core/errors.ts'
import { type ItemOutcome } from '../../integrations/hubspot/types.ts'
import { type NoteItem, type NoteOutcome, type NotePortal, type SentNote } from './note-item.ts'

/** After this long a create is not sent any more, so that it cannot arrive once its quarantine is over. */
const SEND_WITHIN_MS = 45_000

type Outcome = ItemOutcome<{ id: string }>
const keyOf = ({ digest }: NoteItem) => digest.noteKey

const settled = (outcome: Outcome | undefined, isNew: boolean): NoteOutcome => {
  if (!outcome) return { ok: false, state: 'unknown', message: 'HubSpot did not say what became of this note.' }
  if (outcome.ok) return { ok: true, noteId: outcome.value.id, isNew }
  const states = { rejected: 'failed', duplicate: 'failed', 'not-found': 'gone', unconfirmed: 'unknown' } as const
  return { ok: false, state: states[outcome.reason], message: outcome.message }
}

/** Brings notes that are in HubSpot already up to date. Repeating it does no harm. */
export const sendUpdates = async (
  { crm }: NotePortal,
  notes: { item: NoteItem; noteId: string }[],
  isNew = false,
): Promise<SentNote[]> => {
  if (notes.length === 0) return []
  const outcomes = await crm.updateNotes(
    notes.map(({ item, noteId }) => ({ id: noteId, body: item.body, timestamp: item.digest.lastMessageAt })),
  )
  return notes.map(({ item }, index) => ({ item, outcome: settled(outcomes[index], isNew) }))
}

/** Takes over the notes that are in HubSpot under these digests' keys. `missing` = there is none, as far as HubSpot shows. */
export const adopt = async (
  portal: NotePortal,
  items: NoteItem[],
): Promise<{ adopted: SentNote[]; missing: NoteItem[] }> => {
  if (items.length === 0) return { adopted: [], missing: [] }
  const ids = await portal.crm.findNotesByKey(items.map(keyOf))
  const found = items.flatMap((item) => {
    const noteId = ids.get(keyOf(item))
    return noteId === undefined ? [] : [{ item, noteId }]
  })
  const adopted = await sendUpdates(portal, found, true)
  return { adopted, missing: items.filter((item) => !ids.has(keyOf(item))) }
}

const inputOf = ({ digest, body, contactId }: NoteItem, { ownerId }: NotePortal) => ({
  key: digest.noteKey,
  contactId,
  body,
  timestamp: digest.lastMessageAt,
  ownerId,
})

/**
 * Creates notes under a unique key: however often it is sent, one note comes of it. A refused double is there already, because
 * an earlier answer was lost, and is taken over; a double that cannot be found was deleted.
 */
const createUnique = async (portal: NotePortal, items: NoteItem[]): Promise<SentNote[]> => {
  const outcomes = await portal.crm.createNotes(items.map((item) => inputOf(item, portal)))
  const isDouble = (index: number) => {
    const outcome = outcomes[index]
    return outcome?.ok === false && outcome.reason === 'duplicate'
  }
  const { adopted, missing } = await adopt(
    portal,
    items.filter((_, index) => isDouble(index)),
  )
  const message = 'HubSpot says that this note exists, and shows none.'
  return [
    ...items.flatMap((item, index) => (isDouble(index) ? [] : [{ item, outcome: created(outcomes[index]) }])),
    ...adopted,
    ...missing.map((item): SentNote => ({ item, outcome: { ok: false, state: 'gone', message } })),
  ]
}

/** Where a create is refused because something is not found, that is the contact. */
const created = (outcome: Outcome | undefined): NoteOutcome => {
  const end = settled(outcome, true)
  return !end.ok && end.state === 'gone' ? { ...end, state: 'failed' } : end
}

/** Creates notes that nothing but care keeps single: one try, and what HubSpot does not confirm stays unknown. */
const createOnce = async (portal: NotePortal, items: NoteItem[]): Promise<SentNote[]> => {
  try {
    const inputs = items.map((item) => inputOf(item, portal))
    const outcomes = await portal.crm.createNotes(inputs, { sendBefore: Date.now() + SEND_WITHIN_MS })
    return items.map((item, index) => ({ item, outcome: created(outcomes[index]) }))
  } catch (error) {
    if (!isAppError(error)) throw error
    const outcome: NoteOutcome = { ok: false, state: 'unknown', message: error.message }
    return items.map((item) => ({ item, outcome }))
  }
}

export const sendNew = async (portal: NotePortal, items: NoteItem[]): Promise<SentNote[]> => {
  if (items.length === 0) return []
  return portal.uniqueNoteKey ? createUnique(portal, items) : createOnce(portal, items)
}
