import { setTimeout as sleep } from 'node:timers/promises'
import { change, type Limit, spend } from './spend.ts'

/** What the other side said of its limit: how much it allows per window, and what is left of that. */
export type Observation = { max: number; windowMs: number; remaining: number | null }
export type Budget = {
  /** Resolves once `cost` (default 1) is reserved; first come, first served within this process. */
  reserve(cost?: number, signal?: AbortSignal): Promise<void>
  /** Takes in what an answer said. Writes only where that is news. */
  observe(observation: Observation): Promise<void>
  /** Nothing is granted to anybody for so long. */
  pause(ms: number): Promise<void>
}
export type Budgets = { open(name: string, limit: Limit): Budget }

/** How much at most is asked for in one step; bounds what one process can take at once. */
const mostAtOnce = 50
/** Waits are cut in pieces, so that a limit that was raised meanwhile is noticed. */
const longestSleepMs = 2_000
/** Fewer calls by others than this are not worth a write: answers overtake each other. */
const foreignWorthNoting = 3

type Waiter = { cost: number; resolve: () => void; reject: (error: unknown) => void; isGone: boolean }

const createBudget = (name: string, start: Limit): Budget => {
  const queue: Waiter[] = []
  let isServing = false
  let known = { limit: start, spent: 0 }

  const serve = async () => {
    while (queue.length > 0) {
      const costs = queue.slice(0, mostAtOnce).map(({ cost }) => Math.min(cost, known.limit.max))
      const { granted, waitMs, ...seen } = await spend(name, start, costs)
      known = seen
      for (let left = granted; left > 0;) {
        const waiter = queue.shift()
        left -= costs.shift() ?? left
        waiter?.resolve()
      }
      if (granted === 0) await sleep(Math.min(waitMs, longestSleepMs) + Math.random() * 10)
      while (queue[0]?.isGone) queue.shift()
    }
  }
  const wake = () => {
    if (isServing) return
    isServing = true
    serve()
      .catch((error: unknown) => {
        for (const waiter of queue.splice(0)) waiter.reject(error)
      })
      .finally(() => {
        isServing = false
        if (queue.length > 0) wake()
      })
  }

  return {
    reserve: (cost = 1, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        const waiter: Waiter = { cost, resolve, reject, isGone: false }
        signal?.addEventListener(
          'abort',
          () => {
            waiter.isGone = true
            reject(signal.reason as Error)
          },
          { once: true },
        )
        queue.push(waiter)
        wake()
      }),

    async observe({ max, windowMs, remaining }) {
      const { limit, spent } = known
      const isNewLimit = limit.max !== max || limit.windowMs !== windowMs
      const isForeign = remaining !== null && max - remaining - spent >= foreignWorthNoting
      if (!isNewLimit && !isForeign) return
      known = { spent, limit: { max, windowMs } }
      const foreign = { $subtract: [max - (remaining ?? max), { $sum: '$slots.spent' }] }
      await change(name, [
        { $set: { slots: { $ifNull: ['$slots', []] }, granted: { $ifNull: ['$granted', 0] }, updatedAt: '$$NOW' } },
        { $set: { learned: { max, windowMs } } },
        ...(isForeign
          ? [{ $set: { foreign: { spent: { $max: [0, foreign] }, until: { $add: ['$$NOW', windowMs] } } } }]
          : []),
      ])
    },

    async pause(ms) {
      await change(name, [
        { $set: { slots: { $ifNull: ['$slots', []] }, granted: { $ifNull: ['$granted', 0] }, updatedAt: '$$NOW' } },
        { $set: { pausedUntil: { $max: ['$pausedUntil', { $add: ['$$NOW', Math.ceil(ms)] }] } } },
      ])
    },
  }
}

/**
 * Budgets that all processes share: reserve before each call to the outside. They rest in MongoDB; those who wait in one
 * process are served together, one step for many, so a free budget costs one round trip to the database.
 */
export const createBudgets = (): Budgets => {
  const budgets = new Map<string, Budget>()
  return {
    open(name, limit) {
      const budget = budgets.get(name) ?? createBudget(name, limit)
      budgets.set(name, budget)
      return budget
    },
  }
}
