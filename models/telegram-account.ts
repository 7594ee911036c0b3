import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

export const accountStatuses = ['active', 'needs-sign-in', 'inactive'] as const

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
  createdAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
} satisfies Fields<TelegramAccount>

export const TelegramAccountModel = defineModel<TelegramAccount>('TelegramAccount', fields, [
  [{ telegramUserId: 1 }, { unique: true }],
  [{ userId: 1 }],
])
