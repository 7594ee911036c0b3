import { z } from 'zod'
import { endpoint, noInput } from '../endpoint.ts'
import { TelegramAccountView, telegramAccountView } from '../views/telegram-account-view.ts'

export const listTelegramAccounts = endpoint({
  method: 'get',
  path: '/api/telegram/accounts',
  auth: ['bearer', 'session'],
  summary: 'The Telegram accounts of the user, disconnected ones included',
  input: noInput,
  output: z.object({ accounts: z.array(TelegramAccountView) }),
  handle: async ({ user }, { telegramAccounts }) => ({
    accounts: (await telegramAccounts.all(user.id)).map(telegramAccountView),
  }),
})
