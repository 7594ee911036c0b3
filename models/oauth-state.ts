import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

/** A consent under way. `_id` is the SHA-256 of the state that travels through HubSpot; single use. */
export const OAuthState = z.object({ _id: Id, userId: Id, expiresAt: z.date() })
export type OAuthState = z.infer<typeof OAuthState>

const fields = {
  userId: { type: String, required: true },
  expiresAt: { type: Date, required: true },
} satisfies Fields<OAuthState>

export const OAuthStateModel = defineModel<OAuthState>('OAuthState', fields, [
  [{ expiresAt: 1 }, { expireAfterSeconds: 0 }],
])
