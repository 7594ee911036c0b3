import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

/** A signed-in browser. `_id` is the SHA-256 of the cookie it holds. */
export const Session = z.object({ _id: Id, userId: Id, createdAt: z.date(), expiresAt: z.date() })
export type Session = z.infer<typeof Session>

const fields = {
  userId: { type: String, required: true },
  createdAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true },
} satisfies Fields<Session>

export const SessionModel = defineModel<Session>('Session', fields, [
  [{ userId: 1 }],
  [{ expiresAt: 1 }, { expireAfterSeconds: 0 }],
])
