import { z } from 'zod'
import { type Context } from '../../context.ts'
import { type SignInStep } from '../../services/telegram-accounts/complete-sign-in.ts'
import { type Caller } from '../endpoint.ts'
import { TelegramUserView, telegramUserView } from '../views/telegram-account-view.ts'

export const AuthToken = z.string('is needed: the one that POST /api/telegram/connect or /qr returned').min(1).max(200)

/** How a step of a sign-in is answered: connected, or the cloud password is needed. */
export const SignInAnswer = z.union([
  z.object({ success: z.literal(true), accountId: z.string(), telegramUser: TelegramUserView }),
  z.object({ needs2FA: z.literal(true) }),
])

/** A program that connects agrees on behalf of its person; a page asks by itself (POST /api/telegram/consent). */
export const signInAnswer = async (
  step: SignInStep,
  { via }: Caller,
  { telegramAccounts, chatSignIn, log }: Context,
): Promise<z.input<typeof SignInAnswer>> => {
  if (step.state === 'needs-2fa') return { needs2FA: true }
  const { account } = step
  if (via === 'bearer') await telegramAccounts.consentByConnecting(account)
  // The page does not wait for the Bot API.
  void chatSignIn
    .endedOnPage(account.userId, account)
    .catch((error: unknown) => log.warn({ error }, 'the chat was not told'))
  return { success: true, accountId: account._id, telegramUser: telegramUserView(account) }
}
