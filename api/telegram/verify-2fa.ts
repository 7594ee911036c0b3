import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AuthToken, SignInAnswer, signInAnswer } from './sign-in-answer.ts'

export const verifyTelegram2fa = endpoint({
  method: 'post',
  path: '/api/telegram/verify-2fa',
  auth: ['bearer', 'session'],
  summary: 'Ends a sign-in, by code or by QR, with the cloud password',
  input: z.strictObject({
    query: z.strictObject({}),
    body: z.strictObject({ authToken: AuthToken, password: z.string('is needed: the cloud password').min(1).max(500) }),
  }),
  output: SignInAnswer,
  handle: async ({ body, user }, context) =>
    signInAnswer(await context.telegramAccounts.verifyPassword(user.id, body.authToken, body.password), user, context),
})
