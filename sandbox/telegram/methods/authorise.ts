import { Api } from 'telegram/tl/index.js'
import { RpcFailure } from '../rpc/rpc-failure.ts'
import { type Account } from '../state/accounts.ts'
import { type AuthKey } from '../state/auth-keys.ts'
import { type People } from '../state/people.ts'
import { userView } from '../views/user-view.ts'

/** Signs the key in, or asks for the cloud password first. */
export const authorise = (authKey: AuthKey, account: Account, people: People): Api.auth.Authorization => {
  if (account.password !== null) {
    authKey.passwordFor = account.userId
    throw new RpcFailure(401, 'SESSION_PASSWORD_NEEDED')
  }
  return signedIn(authKey, account, people)
}

/** Signs the key in, whatever was owed. */
export const signedIn = (authKey: AuthKey, account: Account, people: People): Api.auth.Authorization => {
  Object.assign(authKey, { userId: account.userId, passwordFor: null, lost: null })
  return new Api.auth.Authorization({ user: userView(people.get(account.userId), account) })
}
