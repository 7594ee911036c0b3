import { Api } from 'telegram/tl/index.js'
import { method, type Method } from '../rpc/method.ts'
import { RpcFailure } from '../rpc/rpc-failure.ts'
import { type Account } from '../state/accounts.ts'
import { type AuthKey } from '../state/auth-keys.ts'
import { authorise } from './authorise.ts'
import { type SandboxState } from './sandbox-state.ts'

const usualLength = 5
const resendAfterSeconds = 60

/** Sign-in by phone number and code (core.telegram.org/api/auth). */
export const authCodeMethods = ({ people, accounts, keys, codes }: SandboxState): Method[] => {
  const codeType = ({ by = 'sms', length = usualLength, isLengthTold = true }: Account['codes']) => {
    // A flash call tells a pattern and no length.
    if (!isLengthTold) return new Api.auth.SentCodeTypeFlashCall({ pattern: '' })
    if (by === 'app') return new Api.auth.SentCodeTypeApp({ length })
    if (by === 'call') return new Api.auth.SentCodeTypeCall({ length })
    return new Api.auth.SentCodeTypeSms({ length })
  }
  const sentCode = (phone: string, authKey: AuthKey) => {
    const way = accounts.byPhone(phone)?.codes ?? {}
    return new Api.auth.SentCode({
      type: codeType(way),
      phoneCodeHash: codes.send(phone, authKey, way.length ?? usualLength),
      nextType: new Api.auth.CodeTypeCall(),
      timeout: resendAfterSeconds,
    })
  }
  const mustExist = (hash: string, phone: string, authKey: AuthKey) => {
    if (!codes.exists(hash, phone, authKey)) throw new RpcFailure(400, 'PHONE_CODE_EXPIRED')
  }

  return [
    method(Api.auth.SendCode, ({ phoneNumber, apiId, apiHash }, { authKey }) => {
      const phone = parsePhone(phoneNumber)
      if (apiId <= 0 || apiHash === '') throw new RpcFailure(400, 'API_ID_INVALID')
      if (people.isBanned(phone)) throw new RpcFailure(400, 'PHONE_NUMBER_BANNED')
      const account = accounts.byPhone(phone)
      if (account && account.dc !== authKey.dc) throw new RpcFailure(303, `PHONE_MIGRATE_${account.dc}`)
      return sentCode(phone, authKey)
    }),
    method(Api.auth.ResendCode, ({ phoneNumber, phoneCodeHash }, { authKey }) => {
      const phone = parsePhone(phoneNumber)
      mustExist(phoneCodeHash, phone, authKey)
      codes.cancel(phoneCodeHash)
      return sentCode(phone, authKey)
    }),
    method(Api.auth.CancelCode, ({ phoneNumber, phoneCodeHash }, { authKey }) => {
      mustExist(phoneCodeHash, parsePhone(phoneNumber), authKey)
      return codes.cancel(phoneCodeHash)
    }),
    method(Api.auth.SignIn, ({ phoneNumber, phoneCodeHash, phoneCode }, { authKey }) => {
      if (!phoneCode) throw new RpcFailure(400, 'PHONE_CODE_EMPTY')
      const phone = parsePhone(phoneNumber)
      const verdict = codes.check(phoneCodeHash, phone, phoneCode, authKey)
      if (verdict === 'expired') throw new RpcFailure(400, 'PHONE_CODE_EXPIRED')
      if (verdict === 'wrong') throw new RpcFailure(400, 'PHONE_CODE_INVALID')
      const account = accounts.byPhone(phone)
      return account ? authorise(authKey, account, people) : new Api.auth.AuthorizationSignUpRequired({})
    }),
    method(Api.auth.LogOut, (_request, { authKey, account }) => {
      account()
      keys.forget(authKey)
      return new Api.auth.LoggedOut({})
    }),
  ]
}

const parsePhone = (phoneNumber: string): string => {
  const digits = phoneNumber.replaceAll(/[\s()+-]/g, '')
  if (!/^\d{7,15}$/.test(digits)) throw new RpcFailure(400, 'PHONE_NUMBER_INVALID')
  return `+${digits}`
}
