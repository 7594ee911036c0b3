import { z } from 'zod'
import { Id } from '../../core/ids.ts'
import { newChatsPolicies } from '../../models/telegram-account.ts'
import { endpoint } from '../endpoint.ts'
import { TelegramAccountView, telegramAccountView } from '../views/telegram-account-view.ts'

export const updateTelegramAccount = endpoint({
  method: 'patch',
  path: '/api/telegram/accounts/:accountId',
  auth: ['bearer', 'session'],
  summary: 'Which new chats are read: all, those of HubSpot contacts, those of one Telegram folder, or none',
  input: z.strictObject({
    query: z.strictObject({}),
    params: z.strictObject({ accountId: Id }),
    body: z
      .strictObject({ newChats: z.enum(newChatsPolicies), folder: z.string().trim().min(1).max(64).optional() })
      .refine(({ newChats, folder }) => (newChats === 'folder') === (folder !== undefined), {
        path: ['folder'],
        message: 'the name of a Telegram folder goes with "newChats": "folder", and only with it',
      }),
  }),
  output: z.object({ success: z.literal(true), account: TelegramAccountView }),
  async handle({ params, body, user }, { telegramAccounts, dialogs }) {
    const policy = { newChats: body.newChats, folder: body.folder ?? null }
    const account = await telegramAccounts.setNewChats(user.id, params.accountId, policy)
    await dialogs.admitWaiting(account)
    return { success: true as const, account: telegramAccountView(account) }
  },
})
