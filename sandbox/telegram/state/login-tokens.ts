import { randomBytes } from 'node:crypto'
import { Api } from 'telegram/tl/index.js'
import { type AuthKey } from './auth-keys.ts'

export type LoginToken = { token: Buffer; expiresAt: number; authKey: AuthKey; acceptedBy: number | null }
export type LoginTokens = ReturnType<typeof createLoginTokens>

const lifetimeMs = 30_000

/** The tokens in the QR codes of people who sign in (core.telegram.org/api/qr-login); one per auth key. */
export const createLoginTokens = () => {
  const byKey = new Map<string, LoginToken>()
  const isAlive = (login: LoginToken) => login.acceptedBy !== null || login.expiresAt > Date.now()
  const find = (token: Buffer) => [...byKey.values()].find((login) => login.token.equals(token)) ?? null

  return {
    /** The living token of the key, or a new one. */
    of: (authKey: AuthKey): LoginToken => {
      const known = byKey.get(authKey.id)
      if (known && isAlive(known)) return known
      const login = { token: randomBytes(24), expiresAt: Date.now() + lifetimeMs, authKey, acceptedBy: null }
      byKey.set(authKey.id, login)
      return login
    },
    find: (token: Buffer) => {
      const login = find(token)
      return login && isAlive(login) ? login : null
    },
    /** As the person's phone does after scanning. False if the token is unknown, used or too old. */
    accept: (token: Buffer, userId: number): boolean => {
      const login = find(token)
      if (!login || login.acceptedBy !== null || !isAlive(login)) return false
      login.acceptedBy = userId
      const update = new Api.UpdateShort({ update: new Api.UpdateLoginToken(), date: Math.floor(Date.now() / 1000) })
      for (const session of login.authKey.sessions.values()) session.push(update.getBytes())
      return true
    },
    forget: (login: LoginToken) => byKey.delete(login.authKey.id),
    /** Makes every token too old that nobody has accepted. */
    expire: () => {
      for (const login of byKey.values()) login.expiresAt = Date.now()
    },
  }
}
