import { Api } from 'telegram'
import { AppError } from '../../core/errors.ts'
import { openCaller, type Caller, type CallerOptions } from './caller.ts'
import { codeOf, failure, judge } from './error-map.ts'
import { toTelegramUser } from './peers.ts'
import { type Origin } from './sessions.ts'
import { type PendingPassword, type SignedIn } from './types.ts'

export type Setting = Pick<CallerOptions, 'config' | 'timing'>

export const noLongerValid = 'This sign-in is no longer valid. Ask for a new code and start again.'

/** Opens a connection for one step and closes it whatever happens. Flood waits are reported: a person is waiting. */
export const withCaller = async <T>(
  setting: Setting,
  origin: Origin,
  step: (caller: Caller) => Promise<T>,
): Promise<T> => {
  const caller = await openCaller({ ...setting, origin, floodWait: 'fail' })
  try {
    return await step(caller)
  } finally {
    await caller.close()
  }
}

/** Continues a sign-in with its own auth key. One that Telegram has forgotten is an expired sign-in, not a lost session. */
export const resume = async <T>(
  setting: Setting,
  { session }: PendingPassword,
  step: (caller: Caller) => Promise<T>,
): Promise<T> => {
  try {
    return await withCaller(setting, { session }, step)
  } catch (error) {
    const code = codeOf(error) ?? ''
    if (['KEY_UNKNOWN', 'AUTH_KEY_UNREGISTERED', 'SESSION_UNREADABLE', 'SRP_ID_INVALID'].includes(code))
      throw new AppError('telegram-code-expired', noLongerValid, { cause: error })
    throw error
  }
}

/** Where a data centre is, asked of another one. */
export const addressOf = async (dc: number, caller: Caller): Promise<string> => {
  const { dcOptions } = await caller.call(new Api.help.GetConfig())
  const option = dcOptions.find(({ id, ipv6, mediaOnly, cdn, tcpoOnly }) => {
    const isSpecial = ipv6 || mediaOnly || cdn || tcpoOnly
    return id === dc && !isSpecial
  })
  if (!option) throw judge(failure('CONNECTION_LOST', new Error(`no address of data centre ${dc}`))).error
  return option.ipAddress
}

/** Reads the answer that ends a sign-in. Throws `telegram-sign-up-needed` for a number without an account. */
export const signedIn = (answer: Api.auth.TypeAuthorization, caller: Caller): SignedIn => {
  if (answer instanceof Api.auth.AuthorizationSignUpRequired || !(answer.user instanceof Api.User))
    throw judge(failure('SIGN_UP_REQUIRED')).error
  return { state: 'signed-in', session: caller.session(), user: toTelegramUser(answer.user) }
}
