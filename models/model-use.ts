import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { Day } from '../core/time.ts'
import { defineModel, type Fields } from './define-model.ts'

/** What one user's digests took of the model on one day of theirs. `_id` is `<userId>:<day>`. */
export const ModelUse = z.object({
  _id: Id,
  userId: Id,
  day: Day,
  input: z.int(),
  /** The part of `input` that the provider had in its cache. */
  cachedInput: z.int(),
  output: z.int(),
  calls: z.int(),
  /** Millionths of a US dollar, of the calls whose price is known. */
  costMicroUsd: z.int(),
  /** Calls whose price is not known. */
  unpricedCalls: z.int(),
  digests: z.int(),
  /** Digests that the local summarizer wrote because the model could not. */
  fallbacks: z.int(),
  /** Held for digests under way; what a stopped process held stays held until the day is over. */
  reservedTokens: z.int(),
  reservedMicroUsd: z.int(),
  expiresAt: z.date(),
})
export type ModelUse = z.infer<typeof ModelUse>

const count = { type: Number, default: 0 }
const fields = {
  userId: { type: String, required: true },
  day: { type: String, required: true },
  input: count,
  cachedInput: count,
  output: count,
  calls: count,
  costMicroUsd: count,
  unpricedCalls: count,
  digests: count,
  fallbacks: count,
  reservedTokens: count,
  reservedMicroUsd: count,
  expiresAt: { type: Date, required: true },
} satisfies Fields<ModelUse>

export const ModelUseModel = defineModel<ModelUse>('ModelUse', fields, [
  [{ userId: 1, day: -1 }],
  [{ expiresAt: 1 }, { expireAfterSeconds: 0 }],
])
