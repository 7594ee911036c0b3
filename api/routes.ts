import { listDigests } from './digests/list-digests.ts'
import { healthz } from './health/healthz.ts'
import { readyz } from './health/readyz.ts'
import { hubspot } from './hubspot/routes.ts'
import { redeemLink } from './links/redeem-link.ts'
import { getMe } from './me/get-me.ts'
import { logout } from './me/logout.ts'
import { getSettings } from './settings/get-settings.ts'
import { updateSettings } from './settings/update-settings.ts'
import { getSyncStatus } from './sync/get-sync-status.ts'
import { triggerSync } from './sync/trigger-sync.ts'
import { createToken } from './tokens/create-token.ts'
import { listTokens } from './tokens/list-tokens.ts'
import { revokeToken } from './tokens/revoke-token.ts'
import { connectTelegram } from './telegram/connect.ts'
import { consentToReading } from './telegram/consent.ts'
import { disconnectTelegram } from './telegram/disconnect.ts'
import { getTelegramQr } from './telegram/get-qr.ts'
import { listTelegramAccounts } from './telegram/list-accounts.ts'
import { listTelegramDialogs } from './telegram/list-dialogs.ts'
import { resumeTelegram } from './telegram/resume.ts'
import { startTelegramQr } from './telegram/start-qr.ts'
import { updateTelegramAccount } from './telegram/update-account.ts'
import { updateTelegramDialog } from './telegram/update-dialog.ts'
import { verifyTelegram2fa } from './telegram/verify-2fa.ts'
import { verifyTelegram } from './telegram/verify.ts'

const settings = [getSettings, updateSettings]
const tokens = [createToken, listTokens, revokeToken]
const telegram = [
  connectTelegram,
  verifyTelegram,
  verifyTelegram2fa,
  resumeTelegram,
  startTelegramQr,
  getTelegramQr,
  listTelegramAccounts,
  updateTelegramAccount,
  consentToReading,
  listTelegramDialogs,
  updateTelegramDialog,
  disconnectTelegram,
]

/** Every endpoint of the API: a new one is a file and a line here. */
export const routes = [
  healthz,
  readyz,
  getMe,
  logout,
  redeemLink,
  triggerSync,
  getSyncStatus,
  listDigests,
  ...settings,
  ...tokens,
  ...hubspot,
  ...telegram,
]
