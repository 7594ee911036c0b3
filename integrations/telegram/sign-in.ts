import { Api } from 'telegram'
import { computeCheck } from 'telegram/Password.js'
import { AppError } from '../../core/errors.ts'
import { type Caller } from './caller.ts'
import { firstDataCentre } from './data-centres.ts'
import { codeOf, migratedTo } from './error-map.ts'
import { type Origin } from './sessions.ts'
import { addressOf, noLongerValid, resume, type Setting, signedIn, withCaller } from './sign-in-steps.ts'
import { sentCode } from './sent-code.ts'
import { type NeedsPassword, type PendingSignIn, type SentCode, type SignedIn, type Telegram } from './types.ts'

type SignIn = Pick<Telegram, 'requestCode' | 'signIn' | 'checkPassword'>

const mostMigrations = 2

type CodeSent = PendingSignIn & { sent: SentCode }

/** The steps of a sign-in with phone and code (core.telegram.org/api/auth, core.telegram.org/api/srp). */
export const createSignIn = (setting: Setting): SignIn => {
  const { apiId, apiHash, servers } = setting.config

  const sendCode = async (phone: string, origin: Origin, migrations: number): Promise<CodeSent> => {
    const step = async (caller: Caller): Promise<CodeSent | { moveTo: Origin }> => {
      const settings = new Api.CodeSettings({})
      try {
        const answer = await caller.callOnce(new Api.auth.SendCode({ phoneNumber: phone, apiId, apiHash, settings }))
        return { phone, ...sentCode(answer), session: caller.session() }
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
          return { state: 'needs-2fa', pending: { session: caller.session() } }
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
