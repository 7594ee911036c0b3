import { Api } from 'telegram/tl/index.js'
import { method, type Method } from '../rpc/method.ts'
import { RpcFailure } from '../rpc/rpc-failure.ts'
import { type Account } from '../state/accounts.ts'
import { type LoginToken } from '../state/login-tokens.ts'
import { long } from '../tl.ts'
import { authorise } from './authorise.ts'
import { type SandboxState } from './sandbox-state.ts'

const now = () => Math.floor(Date.now() / 1000)

/** Sign-in by QR code (core.telegram.org/api/qr-login): the token's account decides the DC. */
export const authQrMethods = ({ accounts, people, tokens }: SandboxState): Method[] => {
  const acceptedAccount = ({ acceptedBy }: LoginToken): Account | null =>
    acceptedBy === null ? null : accounts.find(acceptedBy)

  return [
    method(Api.auth.ExportLoginToken, ({ apiId, apiHash }, { authKey }) => {
      if (apiId <= 0 || apiHash === '') throw new RpcFailure(400, 'API_ID_INVALID')
      const login = tokens.of(authKey)
      const account = acceptedAccount(login)
      const { token, expiresAt } = login
      if (!account) return new Api.auth.LoginToken({ token, expires: Math.floor(expiresAt / 1000) })
      if (account.dc !== authKey.dc) return new Api.auth.LoginTokenMigrateTo({ dcId: account.dc, token })
      tokens.forget(login)
      return new Api.auth.LoginTokenSuccess({ authorization: authorise(authKey, account, people) })
    }),
    method(Api.auth.ImportLoginToken, ({ token }, { authKey }) => {
      const login = tokens.find(token)
      if (!login) throw new RpcFailure(400, 'AUTH_TOKEN_EXPIRED')
      const account = acceptedAccount(login)
      if (!account) throw new RpcFailure(400, 'AUTH_TOKEN_INVALID')
      if (account.dc !== authKey.dc) return new Api.auth.LoginTokenMigrateTo({ dcId: account.dc, token })
      tokens.forget(login)
      return new Api.auth.LoginTokenSuccess({ authorization: authorise(authKey, account, people) })
    }),
    method(Api.auth.AcceptLoginToken, ({ token }, call) => {
      const { userId } = call.account()
      if (!tokens.accept(token, userId)) throw new RpcFailure(400, 'AUTH_TOKEN_EXPIRED')
      return new Api.Authorization({
        hash: long(token.readBigInt64LE()),
        deviceModel: 'Sandbox',
        platform: '',
        systemVersion: '1',
        apiId: 1,
        appName: 'Sandbox',
        appVersion: '1',
        dateCreated: now(),
        dateActive: now(),
        ip: '127.0.0.1',
        country: '',
        region: '',
      })
    }),
  ]
}
