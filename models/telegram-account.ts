import mongoose from 'mongoose'
import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { Consent } from './consent.ts'
import { defineModel, type Fields } from './define-model.ts'

/** `needs-sign-in` = Telegram ended the session; `inactive` = the person disconnected it. Neither is ever connected to. */
export const accountStatuses = ['active', 'needs-sign-in', 'inactive'] as const
/** Which chats are read from the day they first show up: all, those of HubSpot contacts, those of one folder, none. */
export const newChatsPolicies = ['all', 'matched', 'folder', 'none'] as const
export type NewChats = (typeof newChatsPolicies)[number]

/** A Telegram account that a user has connected. `session` is sealed; null once disconnected. */
export const TelegramAccount = z.object({
  _id: Id,
  userId: Id,
  telegramUserId: z.string(),
  firstName: z.string(),
  lastName: z.string().nullable(),
  username: z.string().nullable(),
  phone: z.string().nullable(),
  session: z.string().nullable(),
  status: z.enum(accountStatuses),
  newChats: z.enum(newChatsPolicies),
  /** The name of the Telegram folder, where `newChats` is `folder`. */
  folder: z.string().nullable(),
  consent: Consent.nullable(),
  /** Telegram asked not to be called before then. */
  floodUntil: z.date().nullable(),
  /** When its dialogs were last listed. */
  dialogsFetchedAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type TelegramAccount = z.infer<typeof TelegramAccount>

const fields = {
  userId: { type: String, required: true },
  telegramUserId: { type: String, required: true },
  firstName: { type: String, default: '' },
  lastName: { type: String, default: null },
  username: { type: String, default: null },
  phone: { type: String, default: null },
  session: { type: String, default: null },
  status: { type: String, enum: accountStatuses, required: true },
  newChats: { type: String, enum: newChatsPolicies, required: true },
  folder: { type: String, default: null },
  consent: { type: mongoose.Schema.Types.Mixed, default: null },
  floodUntil: { type: Date, default: null },
  dialogsFetchedAt: { type: Date, default: null },
  createdAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
} satisfies Fields<TelegramAccount>

export const TelegramAccountModel = defineModel<TelegramAccount>('TelegramAccount', fields, [
  // Who disconnected an account leaves it free for another user.
  [
    { telegramUserId: 1 },
    {
      unique: true,
      partialFilterExpression: { status: { $in: ['active', 'needs-sign-in'] } },
      name: 'one_holder_per_telegram_account',
    },
  ],
  [{ userId: 1, telegramUserId: 1 }, { unique: true }],
])
