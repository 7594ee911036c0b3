import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

/** A sign-in under way. `_id` is the SHA-256 of the authToken its owner holds; `pending` is sealed. */
export const TelegramLogin = z.object({
  _id: Id,
  userId: Id,
  pending: z.string(),
  tries: z.int(),
  expiresAt: z.date(),
})
export type TelegramLogin = z.infer<typeof TelegramLogin>

const fields = {
  userId: { type: String, required: true },
  pending: { type: String, required: true },
  tries: { type: Number, required: true },
  expiresAt: { type: Date, required: true },
} satisfies Fields<TelegramLogin>

export const TelegramLoginModel = defineModel<TelegramLogin>('TelegramLogin', fields, [
  [{ expiresAt: 1 }, { expireAfterSeconds: 0 }],
])
