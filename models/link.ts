import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

/** Which page a link opens; what it does there is the same: it signs in, or links two users. */
export const linkPurposes = ['settings', 'connect-telegram', 'link'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** A one-time link. `_id` is the SHA-256 of the token in its URL. */
export const Link = z.object({
  _id: Id,
  userId: Id,
  purpose: z.enum(linkPurposes),
  createdAt: z.date(),
  expiresAt: z.date(),
})
export type Link = z.infer<typeof Link>

const fields = {
  userId: { type: String, required: true },
  purpose: { type: String, enum: linkPurposes, required: true },
  createdAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true },
} satisfies Fields<Link>

export const LinkModel = defineModel<Link>('Link', fields, [
  [{ userId: 1 }],
  [{ expiresAt: 1 }, { expireAfterSeconds: 0 }],
])
