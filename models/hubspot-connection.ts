import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

/** `needs-reconnect` = HubSpot has ended our access; `disconnected` = the person has, and both tokens are forgotten. */
export const connectionStatuses = ['active', 'needs-reconnect', 'disconnected'] as const

/**
 * A user's HubSpot portal and identity there. `_id` is the user's id; both tokens are sealed. It outlives a disconnect, so that
 * the person is known again when they come back.
 */
export const HubspotConnection = z.object({
  _id: Id,
  portalId: z.string(),
  hubspotUserId: z.string(),
  accessToken: z.string().nullable(),
  refreshToken: z.string().nullable(),
  expiresAt: z.date(),
  /** Grows with every refresh: a refresh is stored only over the version it started from. */
  tokenVersion: z.int(),
  refreshLeaseUntil: z.date().nullable(),
  scopes: z.array(z.string()),
  /** Whether the portal takes a unique property on notes; null = not probed yet. */
  uniqueNoteKey: z.boolean().nullable(),
  /** Under which id the connected person owns records there; null = not known, or we may not know. */
  ownerId: z.string().nullable(),
  status: z.enum(connectionStatuses),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type HubspotConnection = z.infer<typeof HubspotConnection>

const fields = {
  portalId: { type: String, required: true },
  hubspotUserId: { type: String, required: true },
  accessToken: { type: String, default: null },
  refreshToken: { type: String, default: null },
  expiresAt: { type: Date, required: true },
  tokenVersion: { type: Number, required: true },
  refreshLeaseUntil: { type: Date, default: null },
  scopes: { type: [String], required: true },
  uniqueNoteKey: { type: Boolean, default: null },
  ownerId: { type: String, default: null },
  status: { type: String, enum: connectionStatuses, required: true },
  createdAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
} satisfies Fields<HubspotConnection>

export const HubspotConnectionModel = defineModel<HubspotConnection>('HubspotConnection', fields, [
  [{ portalId: 1, hubspotUserId: 1 }, { unique: true }],
])
