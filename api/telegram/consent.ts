import { z } from 'zod'
import { Id } from '../../core/ids.ts'
import { endpoint } from '../endpoint.ts'
import { TelegramAccountView, telegramAccountView } from '../views/telegram-account-view.ts'

export const consentToReading = endpoint({
  method: 'post',
  path: '/api/telegram/consent',
  auth: ['bearer', 'session'],
  summary: 'Stores that the person agreed to the reading of an account, with the time and the version of the wording',
  input: z.strictObject({
    query: z.strictObject({}),
    body: z.strictObject({ accountId: Id, version: z.string().regex(/^[\w.:-]{1,60}$/, 'is no version') }),
  }),
  output: z.object({ success: z.literal(true), account: TelegramAccountView }),
  async handle({ body, user }, { telegramAccounts, chatSignIn, log }) {
    const account = await telegramAccounts.consent(user.id, body.accountId, body.version)
    if (user.via === 'session') {
      // The page does not wait for the Bot API.
      void chatSignIn
        .tellConnected(user.id, account)
        .catch((error: unknown) => log.warn({ error }, 'the chat was not told'))
    }
    return { success: true as const, account: telegramAccountView(account) }
  },
})
