import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

export const tokenScopes = ['read', 'write'] as const

/** A bearer token of a user. Only its SHA-256 rests here. */
export const ApiToken = z.object({
  _id: Id,
  userId: Id,
  hash: z.string(),
  name: z.string().min(1).max(80),
  scopes: z.array(z.enum(tokenScopes)),
  createdAt: z.date(),
  lastUsedAt: z.date().nullable(),
})
export type ApiToken = z.infer<typeof ApiToken>

const fields = {
  userId: { type: String, required: true },
  hash: { type: String, required: true },
  name: { type: String, required: true },
  scopes: { type: [String], required: true },
  createdAt: { type: Date, required: true },
  lastUsedAt: { type: Date, default: null },
} satisfies Fields<ApiToken>

export const ApiTokenModel = defineModel<ApiToken>('ApiToken', fields, [
  [{ hash: 1 }, { unique: true }],
  [{ userId: 1 }],
])
