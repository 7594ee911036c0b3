import { dayOf } from '../../core/time.ts'
import { type Crm } from '../../integrations/hubspot/types.ts'
import { type Dialog } from '../../models/dialog.ts'
import { type Digest } from '../../models/digest.ts'
import { type SyncConfig } from '../../models/sync-config.ts'
import { safeName } from '../digests/safe-name.ts'
import { noteHtml } from './note-html.ts'

/** Where a user's notes go. */
export type NotePortal = {
  crm: Crm
  /** False = the portal takes no unique property on notes: a create whose answer is lost must be waited out and looked up. */
  uniqueNoteKey: boolean
  /** Who owns the notes, where we may know. */
  ownerId: string | null
}

/** A digest with the note that it should have. */
export type NoteItem = { digest: Digest; dialog: Dialog; body: string; contactId: string }

/** How a note ended. `unknown` = HubSpot did not say: look it up before it is sent again. `gone` = deleted by hand. */
export type NoteOutcome =
  { ok: true; noteId: string; isNew: boolean } | { ok: false; state: 'failed' | 'gone' | 'unknown'; message: string }
export type SentNote = { item: NoteItem; outcome: NoteOutcome }

/** The note of a digest; null where there is nothing to say, or nobody to say it about. */
export const toNoteItem = (
  digest: Digest,
  dialog: Dialog,
  { summaryStyle, digestLanguage }: Pick<SyncConfig, 'summaryStyle' | 'digestLanguage'>,
): NoteItem | null => {
  const { summary, structuredData, messageCount, revised } = digest
  if (summary === null || structuredData === null || dialog.hubspotContactId === null) return null
  const body = noteHtml({
    content: { summary, ...structuredData },
    peerName: safeName(dialog.peerName),
    day: dayOf(digest.digestDate),
    messageCount,
    style: summaryStyle,
    language: digestLanguage === 'chat' ? structuredData.language : digestLanguage,
    revised,
  })
  return { digest, dialog, body, contactId: dialog.hubspotContactId }
}
