import { z } from 'zod'
import { emptyBody, endpoint } from '../endpoint.ts'

export const startTelegramQr = endpoint({
  method: 'post',
  path: '/api/telegram/qr',
  auth: ['bearer', 'session'],
  summary: 'Begins a sign-in by QR code: `url` is what the code says until `expiresAt`; ask GET for the next one',
  input: emptyBody,
  output: z.object({ authToken: z.string(), url: z.string(), expiresAt: z.iso.datetime() }),
  async handle({ user }, { telegramAccounts }) {
    const { authToken, url, expiresAt } = await telegramAccounts.startQr(user.id)
    return { authToken, url, expiresAt: expiresAt.toISOString() }
  },
})
