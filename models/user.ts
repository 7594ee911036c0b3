import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

export const User = z.object({
  _id: Id,
  /** Who the person is in Telegram, once they have written to the bot. */
  telegramUserId: z.string().nullable(),
  /** IETF language tag of their Telegram app. */
  language: z.string().nullable(),
  /** How many runs the person has started by hand: the number in `sync:<userId>:manual:<n>`. */
  manualRuns: z.int(),
  createdAt: z.date(),
})
export type User = z.infer<typeof User>

const fields = {
  telegramUserId: { type: String, default: null },
  language: { type: String, default: null },
  manualRuns: { type: Number, required: true },
  createdAt: { type: Date, required: true },
} satisfies Fields<User>

export const UserModel = defineModel<User>('User', fields, [
  [{ telegramUserId: 1 }, { unique: true, partialFilterExpression: { telegramUserId: { $type: 'string' } } }],
])
