import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

/**
 * A model's checked answer on a chat or a part of one, so that the same messages are not paid for twice. `_id` is a keyed
 * hash of the user and of all that the answer was made from: whoever reads the database cannot try out messages on it.
 */
export const CachedAnswer = z.object({
  _id: Id,
  userId: Id,
  /** Items, sentences and quotes, sealed with the user's key. Never messages. */
  answer: z.string(),
  expiresAt: z.date(),
})
export type CachedAnswer = z.infer<typeof CachedAnswer>

const fields = {
  userId: { type: String, required: true },
  answer: { type: String, required: true },
  expiresAt: { type: Date, required: true },
} satisfies Fields<CachedAnswer>

export const CachedAnswerModel = defineModel<CachedAnswer>('CachedAnswer', fields, [
  [{ userId: 1 }],
  [{ expiresAt: 1 }, { expireAfterSeconds: 0 }],
])
