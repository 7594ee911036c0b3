import { z } from 'zod'
import { emptyBody, endpoint } from '../endpoint.ts'

export const resumeTelegram = endpoint({
  method: 'post',
  path: '/api/telegram/resume',
  auth: ['session'],
  summary: 'Takes over a sign-in from the chat that owes the cloud password; null if there is none',
  input: emptyBody,
  output: z.object({ authToken: z.string().nullable() }),
  handle: async ({ user }, { chatSignIn }) => ({
    authToken: (await chatSignIn.continueOnPage(user.id))?.authToken ?? null,
  }),
})
