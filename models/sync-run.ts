import mongoose from 'mongoose'
import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

export const runStates = ['waiting', 'active', 'completed', 'failed'] as const
export type RunState = (typeof runStates)[number]

export const SyncError = z.object({ dialogId: Id.nullable(), peerName: z.string().nullable(), message: z.string() })
export type SyncError = z.infer<typeof SyncError>

export const SyncResult = z.object({
  /** Dialogs that had new messages. */
  dialogsProcessed: z.int(),
  digestsCreated: z.int(),
  digestsUpdated: z.int(),
  notesCreated: z.int(),
  notesUpdated: z.int(),
  errors: z.array(SyncError),
})
export type SyncResult = z.infer<typeof SyncResult>

/** One run of one user's sync. `_id` is its jobId: `sync:<userId>:manual:<n>` or `sync:<userId>:scheduled:<day>`. */
export const SyncRun = z.object({
  _id: Id,
  userId: Id,
  state: z.enum(runStates),
  /** True while waiting or active: a user has at most one such run. */
  open: z.boolean(),
  /** 0..100, never back. */
  progress: z.number(),
  result: SyncResult.nullable(),
  error: z.string().nullable(),
  /** The fence of the user's lease under which the run is worked on. */
  fence: z.int(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
})
export type SyncRun = z.infer<typeof SyncRun>

const { Mixed } = mongoose.Schema.Types
const fields = {
  userId: { type: String, required: true },
  state: { type: String, enum: runStates, required: true },
  open: { type: Boolean, required: true },
  progress: { type: Number, required: true },
  result: { type: Mixed, default: null },
  error: { type: String, default: null },
  fence: { type: Number, default: 0 },
  createdAt: { type: Date, required: true },
  startedAt: { type: Date, default: null },
  finishedAt: { type: Date, default: null },
} satisfies Fields<SyncRun>

const ninetyDays = 90 * 24 * 3600
export const SyncRunModel = defineModel<SyncRun>('SyncRun', fields, [
  [{ userId: 1 }, { unique: true, partialFilterExpression: { open: true }, name: 'one_open_run_per_user' }],
  [{ userId: 1, createdAt: -1 }],
  [{ finishedAt: 1 }, { expireAfterSeconds: ninetyDays }],
])
