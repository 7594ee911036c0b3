import { type Log } from '../../core/log.ts'
import { type Budgets } from '../budget/create-budgets.ts'
import { createAttempt } from './attempt.ts'
import { createCaller } from './caller.ts'
import { createContacts } from './contacts.ts'
import { createContactFinders } from './find-contacts.ts'
import { createNoteMoves } from './move-notes.ts'
import { createLimiter } from './limiter.ts'
import { createNotes } from './notes.ts'
import { withHealing } from './heal-properties.ts'
import { createOwners } from './owners.ts'
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

/** HubSpot for all portals: OAuth, and a Crm per portal whose calls share that portal's budget. */
export const createHubspot = (
  config: HubspotConfig,
  budgets: Budgets,
  { timeoutMs = 15_000, retryBudgetMs = 30_000, log }: HubspotOptions = {},
): Hubspot => {
  const attempt = createAttempt({ apiRoot: config.apiRoot, timeoutMs })
  return {
    oauth: createOauth(config, { timeoutMs, retryBudgetMs }),
    portal(portalId, accessToken) {
      const caller = createCaller({
        attempt,
        limiter: createLimiter(budgets, portalId),
        accessToken,
        retryBudgetMs,
        log,
      })
      return withHealing({
        ...createProperties(caller),
        ...createContactFinders(caller),
        ...createContacts(caller),
        ...createNotes(caller),
        ...createOwners(caller),
        ...createNoteMoves(caller),
      })
    },
  }
}
