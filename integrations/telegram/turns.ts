import { setTimeout as sleep } from 'node:timers/promises'

export type Turns = {
  /** Runs `work` when its turn comes. */
  take<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when everything taken so far has settled. */
  drained(): Promise<void>
}

/** One piece of work at a time, and at least `minGapMs` (plus up to a third) between two starts; an abort ends the waiting. */
export const createTurns = (minGapMs: number, signal: AbortSignal): Turns => {
  let last: Promise<unknown> = Promise.resolve()
  let nextStart = 0
  const gap = async () => {
    const wait = nextStart - performance.now()
    if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => undefined)
    nextStart = performance.now() + minGapMs * (1 + Math.random() / 3)
  }
  return {
    take: (work) => {
      const turn = last.then(gap).then(work)
      last = turn.catch(() => undefined)
      return turn
    },
    drained: async () => void (await last),
  }
}
