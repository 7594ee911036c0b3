import { type Vault } from '../core/crypto.ts'
import { type Log } from '../core/log.ts'
import { type Telegram } from '../integrations/telegram/types.ts'
import { type Leases } from './leases.ts'
import { type RateLimits } from './rate-limits.ts'
import { createAccountRecords } from './telegram-accounts/account-records.ts'
import { createCompleteSignIn } from './telegram-accounts/complete-sign-in.ts'
import { createConnections, type TellNeedsSignIn } from './telegram-accounts/connections.ts'
import { createEndSignIn } from './telegram-accounts/end-sign-in.ts'
import { createKeypad } from './telegram-accounts/keypad.ts'
import { createLoginRecords } from './telegram-accounts/login-records.ts'
import { createPhoneSignIn } from './telegram-accounts/phone-sign-in.ts'
import { createQrSignIn } from './telegram-accounts/qr-sign-in.ts'
import { createAccountSettings } from './telegram-accounts/settings.ts'
import { createSignInLimits } from './telegram-accounts/sign-in-limits.ts'

type Dependencies = {
  telegram: Telegram
  vault: Vault
  leases: Leases
  rateLimits: RateLimits
  needsSignIn: TellNeedsSignIn
  log: Log
}

/** Telegram accounts: signing in by phone or QR, reading politely, leaving cleanly. */
export const createTelegramAccounts = (outside: Dependencies) => {
  const { telegram, leases, needsSignIn, log } = outside
  const logins = createLoginRecords(outside)
  const records = createAccountRecords(outside)
  const limits = createSignInLimits(outside.rateLimits)
  const complete = createCompleteSignIn({ telegram, leases, logins, records, log })
  const phone = createPhoneSignIn({ telegram, logins, limits, complete })
  return {
    ...phone,
    ...createKeypad({ logins, phone }),
    ...createEndSignIn({ telegram, logins }),
    ...createQrSignIn({ telegram, logins, records, limits, complete }),
    ...createConnections({ telegram, leases, records, needsSignIn }),
    ...createAccountSettings({ telegram, records, log }),
    active: records.active,
    all: records.all,
  }
}
export type TelegramAccounts = ReturnType<typeof createTelegramAccounts>
