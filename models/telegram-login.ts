import mongoose from 'mongoose'
import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { Consent } from './consent.ts'
import { defineModel, type Fields } from './define-model.ts'

/** What the sign-in waits for: a code, a scanned QR, the cloud password, or nothing more. */
export const loginSteps = ['code', 'qr', 'password', 'done'] as const
export type LoginStep = (typeof loginSteps)[number]

/**
 * A sign-in under way. `_id` is the SHA-256 of the authToken its owner holds; `pending` (auth key, phone, code hash) and
 * `digits` (what the keypad in the chat has collected) are sealed, and gone once it is done.
 */
export const TelegramLogin = z.object({
  _id: Id,
  userId: Id,
  step: z.enum(loginSteps),
  pending: z.string().nullable(),
  digits: z.string().nullable(),
  /** Given before the sign-in began; it goes to the account at its end. */
  consent: Consent.nullable(),
  /** Codes or passwords given in this step. */
  tries: z.int(),
  /** QR: Telegram is not asked again before then. */
  askAgainAt: z.date().nullable(),
  /** The account it led to. */
  accountId: Id.nullable(),
  createdAt: z.date(),
  expiresAt: z.date(),
})
export type TelegramLogin = z.infer<typeof TelegramLogin>

const fields = {
  userId: { type: String, required: true },
  step: { type: String, enum: loginSteps, required: true },
  pending: { type: String, default: null },
  digits: { type: String, default: null },
  consent: { type: mongoose.Schema.Types.Mixed, default: null },
  tries: { type: Number, required: true },
  askAgainAt: { type: Date, default: null },
  accountId: { type: String, default: null },
  createdAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true },
} satisfies Fields<TelegramLogin>

export const TelegramLoginModel = defineModel<TelegramLogin>('TelegramLogin', fields, [
  [{ userId: 1, createdAt: -1 }],
  [{ expiresAt: 1 }, { expireAfterSeconds: 0 }],
])
