import mongoose from 'mongoose'
import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'
import { matchStatuses } from './dialog.ts'

/** The first five are a person's and can be undone; the last two are HubSpot's. */
export const decisionKinds = ['confirm', 'match', 'create', 'ignore', 'reject', 'follow', 'unlink'] as const

/** Which contact a chat belongs to, and how we know. */
export const ContactLink = z.object({
  matchStatus: z.enum(matchStatuses),
  matchConfidence: z.number().nullable(),
  matchReason: z.string().nullable(),
  hubspotContactId: z.string().nullable(),
  hubspotContactName: z.string().nullable(),
})
export type ContactLink = z.infer<typeof ContactLink>

/** A change of a chat's contact: what it was before, for the way back, and which contacts the chat ever belonged to. */
export const Decision = z.object({
  _id: Id,
  userId: Id,
  dialogId: Id,
  kind: z.enum(decisionKinds),
  before: ContactLink,
  after: ContactLink,
  /** The contact that was rejected by it, or whose rejection it has taken back. */
  suppressed: z.string().nullable(),
  unsuppressed: z.string().nullable(),
  undoneAt: z.date().nullable(),
  at: z.date(),
})
export type Decision = z.infer<typeof Decision>

const { Mixed } = mongoose.Schema.Types
const fields = {
  userId: { type: String, required: true },
  dialogId: { type: String, required: true },
  kind: { type: String, enum: decisionKinds, required: true },
  before: { type: Mixed, required: true },
  after: { type: Mixed, required: true },
  suppressed: { type: String, default: null },
  unsuppressed: { type: String, default: null },
  undoneAt: { type: Date, default: null },
  at: { type: Date, required: true },
} satisfies Fields<Decision>

export const DecisionModel = defineModel<Decision>('Decision', fields, [
  [{ userId: 1, dialogId: 1, at: -1 }],
  [{ userId: 1, 'before.hubspotContactId': 1 }],
  [{ userId: 1, 'after.hubspotContactId': 1 }],
])
