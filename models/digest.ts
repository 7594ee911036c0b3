import mongoose from 'mongoose'
import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'
import { DigestContent, Provenance, TokenUse } from './digest-content.ts'

/**
 * SUMMARIZING = being written; SYNCING = stored, its note is not in HubSpot yet; COMPLETE = stored, nothing in flight;
 * SKIPPED = the day ended with fewer messages than the user wants a digest for.
 */
export const digestStatuses = ['PENDING', 'SUMMARIZING', 'SYNCING', 'COMPLETE', 'FAILED', 'SKIPPED'] as const
export type DigestStatus = (typeof digestStatuses)[number]

/**
 * `pending` = to be written (or rewritten); `waiting-match` = no contact yet; `not-wanted` = the chat is ignored;
 * `deleted` = somebody deleted the note in HubSpot, and it stays so (docs/decisions/deleted-notes.md).
 */
export const noteStates = ['none', 'pending', 'written', 'waiting-match', 'not-wanted', 'failed', 'deleted'] as const
export type NoteState = (typeof noteStates)[number]

/**
 * The digest of one chat and one local day. It is its own outbox: `noteKey` is stored before anything is sent. Every write
 * raises `version` and goes through services/digests/change-digest.ts.
 */
export const Digest = z.object({
  _id: Id,
  userId: Id,
  dialogId: Id,
  /** The local day, as UTC midnight. */
  digestDate: z.date(),
  firstMessageId: z.int(),
  lastMessageId: z.int(),
  lastMessageAt: z.date(),
  messageCount: z.int(),
  /** When the first message came that nobody has answered since; null = the last word is ours. */
  awaitingReplySince: z.date().nullable(),
  /** SHA-256 over what was digested: the same messages are not digested twice. */
  sourceHash: z.string().nullable(),
  status: z.enum(digestStatuses),
  summary: z.string().nullable(),
  structuredData: DigestContent.omit({ summary: true }).nullable(),
  /** True once messages of an already digested day have come in and it was written anew. */
  revised: z.boolean(),
  /** Value of the note's unique property: SHA-256(v1|userId|dialogId|digestDate). */
  noteKey: z.string(),
  noteId: z.string().nullable(),
  noteContactId: z.string().nullable(),
  noteState: z.enum(noteStates),
  /** Where no unique key guards the note: stored before it is sent, and null again once it is known what became of it. */
  noteSentAt: z.date().nullable(),
  /** The last message that the note knows of. */
  notedUpTo: z.int().nullable(),
  /** The sweeper leaves the note alone until then. */
  noteRetryAt: z.date().nullable(),
  /** True until the contact's Telegram properties have taken this digest in. */
  contactDue: z.boolean(),
  error: z.string().nullable(),
  attempts: z.int(),
  model: z.string().nullable(),
  tokens: TokenUse.nullable(),
  /** How it came about; null in digests of earlier versions of the program. */
  provenance: Provenance.nullable(),
  /** Grows with every write. */
  version: z.int(),
  /** The highest fence of a run that has written this: an older run, still alive somewhere, cannot write over it. */
  fence: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type Digest = z.infer<typeof Digest>

const { Mixed } = mongoose.Schema.Types
const fields = {
  userId: { type: String, required: true },
  dialogId: { type: String, required: true },
  digestDate: { type: Date, required: true },
  firstMessageId: { type: Number, required: true },
  lastMessageId: { type: Number, required: true },
  lastMessageAt: { type: Date, required: true },
  messageCount: { type: Number, required: true },
  awaitingReplySince: { type: Date, default: null },
  sourceHash: { type: String, default: null },
  status: { type: String, enum: digestStatuses, required: true },
  summary: { type: String, default: null },
  structuredData: { type: Mixed, default: null },
  revised: { type: Boolean, default: false },
  noteKey: { type: String, required: true },
  noteId: { type: String, default: null },
  noteContactId: { type: String, default: null },
  noteState: { type: String, enum: noteStates, required: true },
  noteSentAt: { type: Date, default: null },
  notedUpTo: { type: Number, default: null },
  noteRetryAt: { type: Date, default: null },
  contactDue: { type: Boolean, default: false },
  error: { type: String, default: null },
  attempts: { type: Number, default: 0 },
  model: { type: String, default: null },
  tokens: { type: Mixed, default: null },
  provenance: { type: Mixed, default: null },
  version: { type: Number, default: 0 },
  fence: { type: Number, default: 0 },
  createdAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
} satisfies Fields<Digest>

export const DigestModel = defineModel<Digest>('Digest', fields, [
  [{ dialogId: 1, digestDate: 1 }, { unique: true }],
  [{ noteKey: 1 }, { unique: true }],
  [{ userId: 1, digestDate: -1, _id: -1 }],
  [{ userId: 1, noteState: 1, digestDate: 1 }],
  [
    { userId: 1, dialogId: 1 },
    { partialFilterExpression: { contactDue: true }, name: 'contacts_due' },
  ],
  [{ updatedAt: 1 }, { partialFilterExpression: { status: { $in: ['SYNCING', 'FAILED'] } }, name: 'unsettled' }],
])
