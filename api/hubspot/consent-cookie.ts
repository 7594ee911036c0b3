import { type CookieChange } from '../cookies.ts'

export const consentCookieName = 'conduits_hubspot'
const path = '/api/hubspot'

/** Binds a consent under way to the browser that began it. */
export const consentCookie = (value: string, expiresAt: Date): CookieChange => ({
  name: consentCookieName,
  value,
  expiresAt,
  path,
})
export const noConsentCookie: CookieChange = { name: consentCookieName, value: null, path }
