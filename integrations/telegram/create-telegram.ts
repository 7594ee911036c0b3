import { Api } from 'telegram'
import { isAppError } from '../../core/errors.ts'
import { openCaller } from './caller.ts'
import { createConnection } from './connection.ts'
import { failure } from './error-map.ts'
import { createQrSignIn } from './qr-sign-in.ts'
import { trustServerKey } from './server-key.ts'
import { createSignIn } from './sign-in.ts'
import { timingFor, type TelegramTiming } from './timing.ts'
import { type Telegram, type TelegramConfig } from './types.ts'
import { withTimeout } from './with-timeout.ts'

/**
 * Telegram over MTProto, by GramJS. Nothing connects before a method is called. `timing` replaces the usual times.
 * Throws AppError `invalid-input` for a server key that cannot be read.
 */
export const createTelegram = (config: TelegramConfig, timing: Partial<TelegramTiming> = {}): Telegram => {
  if (config.serverKeyPem !== null) trustServerKey(config.serverKeyPem)
  const setting = { config, timing: timingFor(config, timing) }

  const logOutOnce = async (session: string, signal: AbortSignal): Promise<boolean> => {
    const caller = await openCaller({ ...setting, origin: { session }, floodWait: 'fail', signal, tries: 1 })
    try {
      return (await caller.callOnce(new Api.auth.LogOut())) instanceof Api.auth.LoggedOut
    } finally {
      await caller.close()
    }
  }

  return {
    ...createSignIn(setting),
    ...createQrSignIn(setting),

    connect: (session, options) => createConnection({ ...setting, ...options, origin: { session } }),

    logOut: async (session) => {
      const giveUp = new AbortController()
      try {
        const work = logOutOnce(session, giveUp.signal)
        return await withTimeout(work, setting.timing.logOutTimeoutMs, () => failure('CALL_TIMED_OUT'))
      } catch (error) {
        return isAppError(error, 'telegram-session-lost')
      } finally {
        giveUp.abort()
      }
    },
  }
}
