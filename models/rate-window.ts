import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

/** How often something was done since the window opened. `_id` names what; a phone number stands there as a hash. */
export const RateWindow = z.object({ _id: Id, count: z.int(), expiresAt: z.date() })
export type RateWindow = z.infer<typeof RateWindow>

const fields = {
  count: { type: Number, required: true },
  expiresAt: { type: Date, required: true },
} satisfies Fields<RateWindow>

export const RateWindowModel = defineModel<RateWindow>('RateWindow', fields, [
  [{ expiresAt: 1 }, { expireAfterSeconds: 0 }],
])
