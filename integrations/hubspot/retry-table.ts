import { type HubspotFailure } from './hubspot-failure.ts'

/** Whether sending a call a second time can do harm: 'once' = it can make a second record. */
export type Repeatable = 'safely' | 'once'

const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

type Row = { what: string; is: (failure: HubspotFailure) => boolean; again: Record<Repeatable, boolean> }

const always = { safely: true, once: true }
const ifSafe = { safely: true, once: false }
const never = { safely: false, once: false }

/** The first row that fits decides. What is not here is hopeless: HubSpot understood the call and refused it. */
const rows: Row[] = [
  { what: 'daily limit', is: ({ body }) => body.policyName === 'DAILY', again: never },
  { what: 'over the limit', is: ({ status }) => status === 429, again: always },
  { what: 'record locked by another write', is: ({ status }) => status === 423, again: always },
  { what: 'not sent', is: ({ status, code }) => status === null && neverSent.has(code ?? ''), again: always },
  { what: 'no answer: it may have been done', is: ({ status }) => status === null, again: ifSafe },
  { what: 'HubSpot failed: it may have been done', is: ({ status }) => (status ?? 0) >= 500, again: ifSafe },
]

export const isWorthRetrying = (failure: HubspotFailure, repeatable: Repeatable): boolean =>
  rows.find(({ is }) => is(failure))?.again[repeatable] ?? false

const firstWaitMs = { limited: 1_000, other: 250 }
const longestWaitMs = 8_000

/** How long to wait before try number `attempt` + 1, in ms: Retry-After if HubSpot said so, else doubling; with jitter. */
export const waitBeforeRetry = (failure: HubspotFailure, attempt: number, random = Math.random): number => {
  const first = failure.status === 429 ? firstWaitMs.limited : firstWaitMs.other
  const doubled = Math.min(longestWaitMs, first * 2 ** (attempt - 1))
  if (failure.retryAfterSeconds === null) return doubled * (0.5 + random() / 2)
  return failure.retryAfterSeconds * 1_000 + random() * 250
}
