import { type Request } from 'express'
import { AppError } from '../../core/errors.ts'
import { readCookies, sessionCookieName } from '../cookies.ts'
import { type Proof } from './proof.ts'

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : null)

/** A page of ours sends its own origin and JSON; a form or a script of another site cannot do both. */
const isOurPage = ({ headers }: Request, publicUrl: string) => {
  const origin = hostOf(headers.origin ?? '')
  const isSameOrigin = origin !== null && (origin === headers.host || origin === hostOf(publicUrl))
  return isSameOrigin && headers['content-type']?.split(';')[0]?.trim() === 'application/json'
}

/** A browser: the session cookie; what changes state must also come from a page of ours. */
export const session: Proof = async (request, { sessions, publicUrl }) => {
  const secret = readCookies(request)[sessionCookieName]
  const found = secret === undefined ? null : await sessions.authenticate(secret)
  if (!found) return null
  if (request.method !== 'GET' && !isOurPage(request, publicUrl)) {
    throw new AppError('forbidden', 'This request did not come from a page of Conduits.')
  }
  return { id: found.userId, via: 'session' }
}
