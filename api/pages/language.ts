import { type Request, type RequestHandler } from 'express'
import { allLanguages, isLanguage, type Language, languageCookie } from '../../web/messages/languages.ts'
import { readCookies } from '../cookies.ts'

const YEAR_MS = 365 * 24 * 3600 * 1000

/** What the person chose, else what the browser prefers, else English. */
export const languageOf = (request: Request): Language => {
  const chosen = readCookies(request)[languageCookie]
  if (isLanguage(chosen)) return chosen
  const preferred = request.acceptsLanguages(...allLanguages)
  return preferred !== false && isLanguage(preferred) ? preferred : 'en'
}

/** `?language=ru` on a page is remembered and leads back to the page. Scripts of the pages set the same cookie. */
export const rememberLanguage =
  (publicUrl: string, path: string): RequestHandler =>
  (request, response, next) => {
    const { language } = request.query
    if (typeof language !== 'string' || !isLanguage(language)) return next()
    const secure = publicUrl.startsWith('https:')
    response.cookie(languageCookie, language, { maxAge: YEAR_MS, sameSite: 'lax', secure, path: '/' })
    response.set('Cache-Control', 'no-store').redirect(303, path)
  }
