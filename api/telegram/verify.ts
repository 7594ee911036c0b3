import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AuthToken, SignInAnswer, signInAnswer } from './sign-in-answer.ts'

export const verifyTelegram = endpoint({
  method: 'post',
  path: '/api/telegram/verify',
  auth: ['bearer', 'session'],
  summary: 'Signs in with the code; accounts with two-step verification answer `needs2FA`',
  input: z.strictObject({
    query: z.strictObject({}),
    body: z.strictObject({
      authToken: AuthToken,
      code: z.string('is needed: the digits Telegram sent').min(1).max(20),
    }),
  }),
  output: SignInAnswer,
  handle: async ({ body, user }, context) =>
    signInAnswer(await context.telegramAccounts.verifyCode(user.id, body.authToken, body.code), user, context),
})
