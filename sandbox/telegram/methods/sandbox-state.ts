import { type Accounts } from '../state/accounts.ts'
import { type AuthKeys } from '../state/auth-keys.ts'
import { type LoginCodes } from '../state/login-codes.ts'
import { type LoginTokens } from '../state/login-tokens.ts'
import { type People } from '../state/people.ts'

/** What the methods work on. */
export type SandboxState = {
  people: People
  accounts: Accounts
  keys: AuthKeys
  codes: LoginCodes
  tokens: LoginTokens
  /** DC 1 to this one are served. */
  dcs: number
}
