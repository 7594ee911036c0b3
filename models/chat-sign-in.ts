import mongoose from 'mongoose'
import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { Consent } from './consent.ts'
import { defineModel, type Fields } from './define-model.ts'

/**
 * What the chat waits for: the shared contact, the keys of the code, the wish for another code, the cloud password on the
 * page, or (`typing`) as a message.
 */
export const chatSignInSteps = ['phone', 'code', 'again', 'password', 'typing'] as const
export const codeWays = ['app', 'sms', 'call', 'email', 'fragment'] as const

/** Where a person stands who signs in to Telegram in the chat, one at a time. The secrets are in TelegramLogin. */
export const ChatSignIn = z.object({
  _id: Id,
  userId: Id,
  step: z.enum(chatSignInSteps),
  consent: Consent,
  /** The number a code can be sent to again; sealed. */
  phone: z.string().nullable(),
  /** The TelegramLogin under way. */
  loginId: Id.nullable(),
  /** Null: Telegram has not said. */
  codeLength: z.int().nullable(),
  codeBy: z.enum(codeWays),
  /** Of the keypad shown now; buttons of an earlier one do nothing. */
  round: z.string(),
  /** The message that shows where the sign-in stands. */
  messageId: z.int().nullable(),
  expiresAt: z.date(),
  /** Until then the chat still knows what a late message answers. */
  forgetAt: z.date(),
})
export type ChatSignIn = z.infer<typeof ChatSignIn>

const fields = {
  userId: { type: String, required: true },
  step: { type: String, enum: chatSignInSteps, required: true },
  consent: { type: mongoose.Schema.Types.Mixed, required: true },
  phone: { type: String, default: null },
  loginId: { type: String, default: null },
  codeLength: { type: Number, default: null },
  codeBy: { type: String, enum: codeWays, required: true },
  round: { type: String, required: true },
  messageId: { type: Number, default: null },
  expiresAt: { type: Date, required: true },
  forgetAt: { type: Date, required: true },
} satisfies Fields<ChatSignIn>

export const ChatSignInModel = defineModel<ChatSignIn>('ChatSignIn', fields, [
  [{ userId: 1 }, { unique: true }],
  [{ forgetAt: 1 }, { expireAfterSeconds: 0 }],
])
