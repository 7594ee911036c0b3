import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

export const connectTelegram = endpoint({
  method: 'post',
  path: '/api/telegram/connect',
  auth: ['bearer', 'session'],
  summary: 'Sends a verification code to the phone by Telegram; the authToken stands for this sign-in for 10 minutes',
  input: z.strictObject({
    query: z.strictObject({}),
    body: z.strictObject({ phone: z.string('is needed: with + and the country code').min(1).max(40) }),
  }),
  output: z.object({ authToken: z.string() }),
  handle: ({ body, user }, { telegramAccounts }) => telegramAccounts.startSignIn(user.id, body.phone),
})
