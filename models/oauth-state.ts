import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

/** A consent under way. `_id` is the SHA-256 of the state that travels through HubSpot; single use. */
export const OAuthState = z.object({
  _id: Id,
  /** Whose consent it is; null = somebody who is signed in by it. */
  userId: Id.nullable(),
  /** SHA-256 of the cookie of the browser that began. */
  browserHash: z.string(),
  /** The person has asked to leave the portal they are connected to for another. */
  switchPortal: z.boolean(),
  expiresAt: z.date(),
})
export type OAuthState = z.infer<typeof OAuthState>

const fields = {
  userId: { type: String, default: null },
  browserHash: { type: String, required: true },
  switchPortal: { type: Boolean, required: true },
  expiresAt: { type: Date, required: true },
} satisfies Fields<OAuthState>

export const OAuthStateModel = defineModel<OAuthState>('OAuthState', fields, [
  [{ expiresAt: 1 }, { expireAfterSeconds: 0 }],
])
