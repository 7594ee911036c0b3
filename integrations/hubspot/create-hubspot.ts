import { type Log } from '../../core/log.ts'
import { createAttempt } from './attempt.ts'
import { createCaller } from './caller.ts'
import { createContacts } from './contacts.ts'
import { createContactFinders } from './find-contacts.ts'
import { type Limiter, createLimiter } from './limiter.ts'
import { createNotes } from './notes.ts'
import { createOauth } from './oauth.ts'
import { createProperties } from './properties.ts'
import { type Hubspot, type HubspotConfig } from './types.ts'

export type HubspotOptions = {
  /** For one try of one call, connecting included. */
  timeoutMs?: number
  /** How long a call may go on being retried; a Retry-After past it ends the call. */
  retryBudgetMs?: number
  log?: Log
}

/** HubSpot for all portals: OAuth, and a Crm per portal whose calls share that portal's limiter. */
export const createHubspot = (
  config: HubspotConfig,
  { timeoutMs = 15_000, retryBudgetMs = 30_000, log }: HubspotOptions = {},
): Hubspot => {
  const limiters = new Map<string, Limiter>()
  const attempt = createAttempt({ apiRoot: config.apiRoot, timeoutMs })
  const limiterOf = (portalId: string) => {
    const limiter = limiters.get(portalId) ?? createLimiter()
    limiters.set(portalId, limiter)
    return limiter
  }
  return {
    oauth: createOauth(config, { timeoutMs, retryBudgetMs }),
    portal(portalId, accessToken) {
      const caller = createCaller({ attempt, limiter: limiterOf(portalId), accessToken, retryBudgetMs, log })
      return {
        ...createProperties(caller),
        ...createContactFinders(caller),
        ...createContacts(caller),
        ...createNotes(caller),
      }
    },
  }
}
