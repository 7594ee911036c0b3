import { z } from 'zod'
import { accountStatuses, newChatsPolicies, type TelegramAccount } from '../../models/telegram-account.ts'

export const TelegramUserView = z.object({
  firstName: z.string(),
  lastName: z.string().nullable(),
  username: z.string().nullable(),
})

export const telegramUserView = ({
  firstName,
  lastName,
  username,
}: TelegramAccount): z.input<typeof TelegramUserView> => ({
  firstName,
  lastName,
  username,
})

export const TelegramAccountView = z.object({
  id: z.string(),
  telegramUser: TelegramUserView,
  phone: z.string().nullable(),
  status: z.enum(accountStatuses),
  newChats: z.enum(newChatsPolicies),
  folder: z.string().nullable(),
  consent: z.object({ version: z.string(), at: z.iso.datetime() }).nullable(),
  /** Telegram asked not to be called before then. */
  floodUntil: z.iso.datetime().nullable(),
  dialogsFetchedAt: z.iso.datetime().nullable(),
  connectedAt: z.iso.datetime(),
})

const iso = (date: Date | null | undefined) => date?.toISOString() ?? null

export const telegramAccountView = (account: TelegramAccount): z.input<typeof TelegramAccountView> => ({
  id: account._id,
  telegramUser: telegramUserView(account),
  phone: account.phone,
  status: account.status,
  newChats: account.newChats,
  folder: account.folder,
  consent: account.consent && { version: account.consent.version, at: account.consent.at.toISOString() },
  floodUntil: account.floodUntil && account.floodUntil > new Date() ? iso(account.floodUntil) : null,
  dialogsFetchedAt: iso(account.dialogsFetchedAt),
  connectedAt: account.createdAt.toISOString(),
})
