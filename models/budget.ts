import mongoose from 'mongoose'
import { z } from 'zod'
import { defineModel, type Fields } from './define-model.ts'

/**
 * What may be spent on something outside within a rolling window, by all processes together. `_id` names it, e.g.
 * `hubspot:7001:search`. A slot is what was spent within a twentieth of the window; it comes back once the window has passed.
 */
export const Budget = z.object({
  _id: z.string(),
  slots: z.array(z.object({ at: z.date(), spent: z.number() })),
  /** The limits that the other side told us, in place of those we started with. */
  learned: z.object({ max: z.number(), windowMs: z.number() }).nullable(),
  /** What others have spent of the same budget, as far as the other side told us. */
  foreign: z.object({ spent: z.number(), until: z.date() }).nullable(),
  pausedUntil: z.date().nullable(),
  /** What the last request for it was given. */
  granted: z.number(),
  updatedAt: z.date(),
})
export type Budget = z.infer<typeof Budget>

const { Mixed } = mongoose.Schema.Types
const fields = {
  slots: { type: [Mixed], required: true },
  learned: { type: Mixed, default: null },
  foreign: { type: Mixed, default: null },
  pausedUntil: { type: Date, default: null },
  granted: { type: Number, required: true },
  updatedAt: { type: Date, required: true },
} as unknown as Fields<Budget> // mongoose has no type for a list of plain objects

const day = 24 * 3600
export const BudgetModel = defineModel<Budget>('Budget', fields, [[{ updatedAt: 1 }, { expireAfterSeconds: day }]])
