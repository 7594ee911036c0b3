import OpenAI from 'openai'
import { z } from 'zod'
import { type ModelFault } from '../../../models/digest-content.ts'

export type Row = { fault: ModelFault; isWorthRetrying: boolean }
type Rule = Row & { is: (error: Failure) => boolean }
type Failure = { status?: number | undefined; code?: string | null | undefined }

const again = (fault: ModelFault): Row => ({ fault, isWorthRetrying: true })
const hopeless = (fault: ModelFault): Row => ({ fault, isWorthRetrying: false })

/** The first row that fits decides. What is not here is a request that will never be accepted. */
const rules: Rule[] = [
  { is: ({ status, code }) => status === 429 && code === 'insufficient_quota', ...hopeless('not-accepted') },
  { is: ({ status }) => status === 429, ...again('rate-limited') },
  { is: (error) => error instanceof OpenAI.APIConnectionTimeoutError, ...again('timeout') },
  { is: ({ status }) => status === undefined, ...again('unavailable') },
  { is: ({ status }) => status === 408 || status === 409 || (status ?? 0) >= 500, ...again('unavailable') },
]

export const rowOf = (error: unknown): Row => {
  if (error instanceof OpenAI.APIError) {
    const failure: Failure = error
    return rules.find(({ is }) => is(failure)) ?? hopeless('not-accepted')
  }
  // A body that breaks off or is no JSON comes as an error of another kind.
  return again('unavailable')
}

const Seconds = z.coerce.number().min(0).max(86_400)
const firstWaitMs = { 'rate-limited': 2_000, other: 500 }
const longestWaitMs = 20_000

/** What the provider asked for, in ms; null if it said nothing. */
export const retryAfterOf = (error: unknown): number | null => {
  if (!(error instanceof OpenAI.APIError)) return null
  const headers: unknown = error.headers
  if (!(headers instanceof Headers)) return null
  const given = headers.get('retry-after')
  if (given === null) return null
  const seconds = Seconds.safeParse(given)
  if (seconds.success) return seconds.data * 1_000
  const until = Date.parse(given)
  return Number.isNaN(until) ? null : Math.max(0, until - Date.now())
}

/** How long to wait before try number `tries` + 1, in ms: what the provider asked for, else doubling; with jitter. */
export const waitBeforeRetry = (error: unknown, tries: number, random = Math.random): number => {
  const asked = retryAfterOf(error)
  if (asked !== null) return asked + random() * 250
  const first = rowOf(error).fault === 'rate-limited' ? firstWaitMs['rate-limited'] : firstWaitMs.other
  return Math.min(longestWaitMs, first * 2 ** (tries - 1)) * (0.5 + random() / 2)
}
