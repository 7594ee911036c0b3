import { type Budgets } from '../budget/create-budgets.ts'

export type CallKind = 'general' | 'search'

/** Spends a portal's call budget, which all processes share. */
export interface Limiter {
  /** Resolves when a call of this kind may be sent. Searches spend both budgets. */
  reserve: (kind: CallKind) => Promise<void>
  /** Learns from the headers (lower-case names) of each answer. */
  observe: (headers: Record<string, string>) => Promise<void>
}

/** HubSpot allows 5 searches a second; they arrive closer together than they were sent, hence the longer window. */
const searches = { max: 5, windowMs: 1_150 }
/** Until HubSpot tells us: the lowest limit of its documentation. */
const calls = { max: 100, windowMs: 10_000 }

const numberIn = (headers: Record<string, string>, name: string): number | null => {
  const value = Number(headers[name] ?? Number.NaN)
  return Number.isFinite(value) ? value : null
}

export const createLimiter = (budgets: Budgets, portalId: string): Limiter => {
  const general = budgets.open(`hubspot:${portalId}`, calls)
  const search = budgets.open(`hubspot:${portalId}:search`, searches)
  return {
    async reserve(kind) {
      if (kind === 'search') await search.reserve()
      await general.reserve()
    },
    async observe(headers) {
      const max = numberIn(headers, 'x-hubspot-ratelimit-max')
      const windowMs = numberIn(headers, 'x-hubspot-ratelimit-interval-milliseconds') ?? calls.windowMs
      const remaining = numberIn(headers, 'x-hubspot-ratelimit-remaining')
      if (max !== null && max > 0) await general.observe({ max, windowMs, remaining })
      const retryAfter = numberIn(headers, 'retry-after')
      if (retryAfter !== null) await general.pause(retryAfter * 1_000)
    },
  }
}
