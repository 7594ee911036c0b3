import { Api } from 'telegram'
import { computeCheck } from 'telegram/Password.js'
import { AppError } from '../../core/errors.ts'
import { openCaller, type Caller, type CallerOptions } from './caller.ts'
import { firstDataCentre } from './data-centres.ts'
import { codeOf, failure, judge, migratedTo } from './error-map.ts'
import { toTelegramUser } from './peers.ts'
import { type Origin } from './sessions.ts'
import { type NeedsPassword, type PendingSignIn, type SignedIn, type Telegram } from './types.ts'

type SignIn = Pick<Telegram, 'requestCode' | 'signIn' | 'checkPassword'>
type Setting = Pick<CallerOptions, 'config' | 'timing'>

const mostMigrations = 2
const noLongerValid = 'This sign-in is no longer valid. Ask for a new code and start again.'

/** Opens a connection for one step and closes it whatever happens. Flood waits are reported: a person is waiting. */
const withCaller = async <T>(setting: Setting, origin: Origin, step: (caller: Caller) => Promise<T>): Promise<T> => {
  const caller = await openCaller({ ...setting, origin, floodWait: 'fail' })
  try {
    return await step(caller)
  } finally {
    await caller.close()
  }
}

/** Continues a sign-in with its own auth key. One that Telegram has forgotten is an expired sign-in, not a lost session. */
const resume = async <T>(
  setting: Setting,
  { session }: PendingSignIn,
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

const addressOf = async (dc: number, caller: Caller): Promise<string> => {
  const { dcOptions } = await caller.call(new Api.help.GetConfig())
  const option = dcOptions.find(({ id, ipv6, mediaOnly, cdn, tcpoOnly }) => {
    const isSpecial = ipv6 || mediaOnly || cdn || tcpoOnly
    return id === dc && !isSpecial
  })
  if (!option) throw judge(failure('CONNECTION_LOST', new Error(`no address of data centre ${dc}`))).error
  return option.ipAddress
}

const hashOf = (sent: Api.auth.TypeSentCode): string => {
  if (sent instanceof Api.auth.SentCode && !(sent.type instanceof Api.auth.SentCodeTypeSetUpEmailRequired))
    return sent.phoneCodeHash
  const message = 'Telegram wants a step that only its own app offers. Sign in there once, then try again.'
  throw new AppError('telegram-unreachable', message)
}

const signedIn = (answer: Api.auth.TypeAuthorization, caller: Caller): SignedIn => {
  if (answer instanceof Api.auth.AuthorizationSignUpRequired || !(answer.user instanceof Api.User))
    throw judge(failure('SIGN_UP_REQUIRED')).error
  return { state: 'signed-in', session: caller.session(), user: toTelegramUser(answer.user) }
}

/** The steps of a sign-in with phone and code (core.telegram.org/api/auth, core.telegram.org/api/srp). */
export const createSignIn = (setting: Setting): SignIn => {
  const { apiId, apiHash, servers } = setting.config

  const sendCode = async (phone: string, origin: Origin, migrations: number): Promise<PendingSignIn> => {
    const step = async (caller: Caller): Promise<PendingSignIn | { moveTo: Origin }> => {
      const settings = new Api.CodeSettings({})
      try {
        const sent = await caller.callOnce(new Api.auth.SendCode({ phoneNumber: phone, apiId, apiHash, settings }))
        return { phone, phoneCodeHash: hashOf(sent), session: caller.session() }
      } catch (error) {
        const dc = migratedTo(error)
        if (dc === null || migrations >= mostMigrations) throw error
        return { moveTo: { at: { dc, address: await addressOf(dc, caller) } } }
      }
    }
    const result = await withCaller(setting, origin, step)
    return 'moveTo' in result ? sendCode(phone, result.moveTo, migrations + 1) : result
  }

  return {
    requestCode: (phone) => sendCode(phone, { at: firstDataCentre(servers) }, 0),

    signIn: (pending, code) =>
      resume(setting, pending, async (caller): Promise<SignedIn | NeedsPassword> => {
        const { phone: phoneNumber, phoneCodeHash } = pending
        try {
          const request = new Api.auth.SignIn({ phoneNumber, phoneCodeHash, phoneCode: code })
          return signedIn(await caller.callOnce(request), caller)
        } catch (error) {
          if (codeOf(error) !== 'SESSION_PASSWORD_NEEDED') throw error
          return { state: 'needs-2fa', pending: { ...pending, session: caller.session() } }
        }
      }),

    checkPassword: (pending, password) =>
      resume(setting, pending, async (caller) => {
        const account = await caller.call(new Api.account.GetPassword())
        if (!account.srpId || !account.currentAlgo) throw new AppError('telegram-code-expired', noLongerValid)
        const proof = await computeCheck(account, password)
        return signedIn(await caller.callOnce(new Api.auth.CheckPassword({ password: proof })), caller)
      }),
  }
}
