import { parseCookie } from 'cookie'
import { type Request, type Response } from 'express'
import { type OpenedSession } from '../services/sessions.ts'

/** A cookie to set, or to clear with value null. Always httpOnly, SameSite=Lax, Secure where the outside speaks https. */
export type CookieChange =
  { name: string; value: string; expiresAt: Date; path?: string } | { name: string; value: null; path?: string }

export const sessionCookieName = 'conduits_session'
export const sessionCookie = ({ secret, expiresAt }: OpenedSession): CookieChange => ({
  name: sessionCookieName,
  value: secret,
  expiresAt,
})
export const noSessionCookie: CookieChange = { name: sessionCookieName, value: null }

export const readCookies = ({ headers }: Request): Record<string, string | undefined> =>
  parseCookie(headers.cookie ?? '')

export const writeCookies = (response: Response, changes: CookieChange[], publicUrl: string): void => {
  for (const change of changes) {
    const { name, value, path = '/' } = change
    const attributes = { httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:'), path } as const
    if (value === null) response.clearCookie(name, attributes)
    else response.cookie(name, value, { ...attributes, expires: change.expiresAt })
  }
}
