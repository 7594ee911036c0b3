import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

/** An update of the bot that was taken up. `_id` is `<bot id>:<update id>`. */
export const HandledUpdate = z.object({ _id: Id, at: z.date() })
export type HandledUpdate = z.infer<typeof HandledUpdate>

const fields = { at: { type: Date, required: true } } satisfies Fields<HandledUpdate>

// Telegram keeps updates for 24 hours.
export const HandledUpdateModel = defineModel<HandledUpdate>('HandledUpdate', fields, [
  [{ at: 1 }, { expireAfterSeconds: 2 * 24 * 3600 }],
])
