import * as z from 'zod/mini'
import { call } from './call.ts'

const TelegramUser = z.object({
  firstName: z.string(),
  lastName: z.nullable(z.string()),
  username: z.nullable(z.string()),
})
export type TelegramUser = z.infer<typeof TelegramUser>

const SignedIn = z.object({ accountId: z.string(), telegramUser: TelegramUser })
export type SignedIn = z.infer<typeof SignedIn>
const Step = z.union([z.object({ needs2FA: z.literal(true) }), SignedIn])

const Qr = z.object({ authToken: z.string(), url: z.string(), expiresAt: z.string() })
export type Qr = z.infer<typeof Qr>
const QrState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), url: z.string(), expiresAt: z.string() }),
  z.object({ state: z.literal('done'), accountId: z.string(), telegramUser: TelegramUser }),
  z.object({ state: z.enum(['needs2FA', 'expired']) }),
])

const Person = z.object({
  telegramUserId: z.nullable(z.string()),
  telegramAccounts: z.array(TelegramUser),
  hubspotPortalId: z.nullable(z.string()),
})
export type Person = z.infer<typeof Person>
const LinkPreview = z.object({
  action: z.enum(['sign-in', 'link', 'none']),
  purpose: z.string(),
  person: Person,
  you: z.nullable(Person),
})
export type LinkPreview = z.infer<typeof LinkPreview>

const Anything = z.unknown()

/** The endpoints that the pages use, as design and docs/api.md name them. */
export const api = {
  me: () => call('GET', '/api/me', z.object({ id: z.string() })),
  logout: () => call('POST', '/api/logout', Anything),
  previewLink: (token: string) => call('POST', '/api/links/redeem', LinkPreview, { body: { token } }),
  redeemLink: (token: string) => call('POST', '/api/links/redeem', Anything, { body: { token, confirm: true } }),
  resume: () => call('POST', '/api/telegram/resume', z.object({ authToken: z.nullable(z.string()) }), { body: {} }),
  sendCode: (phone: string) =>
    call('POST', '/api/telegram/connect', z.object({ authToken: z.string() }), { body: { phone } }),
  verify: (authToken: string, code: string) =>
    call('POST', '/api/telegram/verify', Step, { body: { authToken, code } }),
  verifyPassword: (authToken: string, password: string) =>
    call('POST', '/api/telegram/verify-2fa', Step, { body: { authToken, password } }),
  startQr: (signal: AbortSignal) => call('POST', '/api/telegram/qr', Qr, { signal }),
  qrState: (authToken: string, signal: AbortSignal) =>
    call('GET', `/api/telegram/qr?authToken=${encodeURIComponent(authToken)}`, QrState, { signal }),
  consent: (accountId: string, version: string) =>
    call('POST', '/api/telegram/consent', Anything, { body: { accountId, version } }),
}
