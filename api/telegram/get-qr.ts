import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { TelegramUserView, telegramUserView } from '../views/telegram-account-view.ts'
import { AuthToken } from './sign-in-answer.ts'

const nothing = { url: null, expiresAt: null, accountId: null, telegramUser: null }

export const getTelegramQr = endpoint({
  method: 'get',
  path: '/api/telegram/qr',
  auth: ['bearer', 'session'],
  summary: 'How a sign-in by QR code stands; an authToken that is unknown or somebody else’s is `expired`',
  input: z.strictObject({ query: z.strictObject({ authToken: AuthToken }) }),
  output: z.object({
    state: z.enum(['waiting', 'needs2FA', 'done', 'expired']),
    /** While waiting: what the code says now, and until when. */
    url: z.string().nullable(),
    expiresAt: z.iso.datetime().nullable(),
    /** Once done. */
    accountId: z.string().nullable(),
    telegramUser: TelegramUserView.nullable(),
  }),
  async handle({ query, user }, { telegramAccounts }) {
    const qr = await telegramAccounts.qrState(user.id, query.authToken)
    if (qr.state === 'waiting') {
      return { ...nothing, state: 'waiting' as const, url: qr.url, expiresAt: qr.expiresAt.toISOString() }
    }
    if (qr.state === 'needs-2fa') return { ...nothing, state: 'needs2FA' as const }
    if (qr.state === 'expired') return { ...nothing, state: 'expired' as const }
    if (user.via === 'bearer') await telegramAccounts.consentByConnecting(qr.account)
    return {
      ...nothing,
      state: 'done' as const,
      accountId: qr.account._id,
      telegramUser: telegramUserView(qr.account),
    }
  },
})
