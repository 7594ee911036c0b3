import { setTimeout as sleep } from 'node:timers/promises'
import { HubspotFailure } from './hubspot-failure.ts'
import { type Repeatable, isWorthRetrying, waitBeforeRetry } from './retry-table.ts'

type RetryOptions = {
  budgetMs: number
  repeatable: Repeatable
  onRetry?: (failure: HubspotFailure, tries: number, waitMs: number) => void
}

/** Runs the work again by the retry table, until the next wait would end past the budget; throws the last failure. */
export const retrying = async <T>(
  { budgetMs, repeatable, onRetry }: RetryOptions,
  work: () => Promise<T>,
): Promise<T> => {
  const giveUpAt = Date.now() + budgetMs
  for (let tries = 1; ; tries += 1)
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof HubspotFailure) || !isWorthRetrying(error, repeatable)) throw error
      const waitMs = waitBeforeRetry(error, tries)
      if (Date.now() + waitMs > giveUpAt) throw error
      onRetry?.(error, tries, waitMs)
      await sleep(waitMs)
    }
}
