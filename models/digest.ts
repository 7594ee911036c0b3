import mongoose from 'mongoose'
import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'
import { DigestContent } from './digest-content.ts'

/**
 * SUMMARIZING = being written; SYNCING = stored, its note is not in HubSpot yet; COMPLETE = stored, nothing in flight;
 * SKIPPED = the day ended with fewer messages than the user wants a digest for.
 */
export const digestStatuses = ['PENDING', 'SUMMARIZING', 'SYNCING', 'COMPLETE', 'FAILED', 'SKIPPED'] as const
export type DigestStatus = (typeof digestStatuses)[number]

/** `pending` = to be written (or rewritten); `waiting-match` = no contact yet; `not-wanted` = the chat is ignored. */
export const noteStates = ['none', 'pending', 'written', 'waiting-match', 'not-wanted', 'failed'] as const
export type NoteState = (typeof noteStates)[number]

/** The digest of one chat and one local day. It is its own outbox: `noteKey` is stored before anything is sent. */
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
  error: z.string().nullable(),
  attempts: z.int(),
  model: z.string().nullable(),
  tokens: z.object({ input: z.int(), output: z.int() }).nullable(),
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
  sourceHash: { type: String, default: null },
  status: { type: String, enum: digestStatuses, required: true },
  summary: { type: String, default: null },
  structuredData: { type: Mixed, default: null },
  revised: { type: Boolean, default: false },
  noteKey: { type: String, required: true },
  noteId: { type: String, default: null },
  noteContactId: { type: String, default: null },
  noteState: { type: String, enum: noteStates, required: true },
  error: { type: String, default: null },
  attempts: { type: Number, default: 0 },
  model: { type: String, default: null },
  tokens: { type: Mixed, default: null },
  createdAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
} satisfies Fields<Digest>

export const DigestModel = defineModel<Digest>('Digest', fields, [
  [{ dialogId: 1, digestDate: 1 }, { unique: true }],
  [{ noteKey: 1 }, { unique: true }],
  [{ userId: 1, digestDate: -1, _id: -1 }],
  [{ userId: 1, noteState: 1, digestDate: 1 }],
])
