import { type RequestHandler } from 'express'
import { refuse } from './answer.ts'
import { HubspotError } from './hubspot-error.ts'

const tenSeconds = 10_000
const oneSecond = 1_000

const window = (max: number, lengthMs: number) => {
  let taken: number[] = []
  return {
    /** Takes a place if one is free. */
    take(now: number): boolean {
      taken = taken.filter((at) => at > now - lengthMs)
      if (taken.length >= max) return false
      taken.push(now)
      return true
    },
    remaining: () => max - taken.length,
  }
}

export const rateLimited = (policyName: string, retryAfterSeconds?: number) =>
  new HubspotError(
    429,
    {
      message: `You have reached your ${policyName.toLowerCase()} limit.`,
      errorType: 'RATE_LIMIT',
      category: 'RATE_LIMITS',
      policyName,
    },
    retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) },
  )

/** HubSpot's two limits: a rolling ten seconds per app and account, and a stricter one for searches. */
export const limits = ({ perTenSeconds, searchPerSecond }: { perTenSeconds: number; searchPerSecond: number }) => {
  const rolling = window(perTenSeconds, tenSeconds)
  const searches = window(searchPerSecond, oneSecond)
  const check: RequestHandler = (req, res, next) => {
    const now = Date.now()
    const isSearch = req.path.endsWith('/search')
    const isFree = rolling.take(now)
    // HubSpot leaves these headers out of search answers.
    if (!isSearch)
      res.set({
        'X-HubSpot-RateLimit-Max': String(perTenSeconds),
        'X-HubSpot-RateLimit-Remaining': String(rolling.remaining()),
        'X-HubSpot-RateLimit-Interval-Milliseconds': String(tenSeconds),
      })
    if (!isFree) refuse(res, rateLimited('TEN_SECONDLY_ROLLING'))
    else if (isSearch && !searches.take(now)) refuse(res, rateLimited('SECONDLY'))
    else next()
  }
  return check
}
