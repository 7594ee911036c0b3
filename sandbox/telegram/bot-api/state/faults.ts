import { BotApiError, tooManyRequests } from '../bot-api-error.ts'

export type Fault =
  | { kind: 'refuse'; error: BotApiError }
  | { kind: 'hang' }
  /** The socket closes, before the work or after it. */
  | { kind: 'drop'; isDone: boolean }

export type Faults = ReturnType<typeof createFaults>

/** Trouble on demand: each fault hits the next `times` calls of a method (default 1); several come one after the other. */
export const createFaults = ({ latencyMs, updates }: { latencyMs: number; updates: UpdateFaults }) => {
  const planned = new Map<string, { fault: Fault; left: number }[]>()
  const hanging = new Set<() => void>()
  let delayMs = latencyMs

  const plan = (method: string, fault: Fault, times = 1) =>
    void planned.set(method.toLowerCase(), [...(planned.get(method.toLowerCase()) ?? []), { fault, left: times }])

  return {
    latencyMs: () => delayMs,
    take(method: string): Fault | null {
      const [next, ...later] = planned.get(method.toLowerCase()) ?? []
      if (!next) return null
      next.left -= 1
      if (next.left <= 0) planned.set(method.toLowerCase(), later)
      return next.fault
    },
    /** Keeps a call that is never answered; `end` closes it when the faults are cleared. */
    hold: (end: () => void) => void hanging.add(end),
    controls: {
      /** 429 with retry_after in s. */
      flood: (method: string, retryAfter: number, times?: number) =>
        plan(method, { kind: 'refuse', error: tooManyRequests(retryAfter) }, times),
      fail: (method: string, error: { error_code: number; description: string }, times?: number) =>
        plan(method, { kind: 'refuse', error: new BotApiError(error.error_code, error.description) }, times),
      /** The call is accepted and never answered. */
      hang: (method: string, times?: number) => plan(method, { kind: 'hang' }, times),
      /** The socket closes and nothing is done. */
      dropConnection: (method: string, times?: number) => plan(method, { kind: 'drop', isDone: false }, times),
      /** The work is done, then the socket closes: the bot cannot know. */
      dropAfterWork: (method: string, times?: number) => plan(method, { kind: 'drop', isDone: true }, times),
      /** The next n updates arrive twice, under the same update_id. */
      duplicateUpdates: (n: number) => updates.duplicate(n),
      /** The next update waits for the one after it and arrives behind it. */
      reorder: () => updates.reorder(),
      /** Milliseconds before each answer. */
      latency(ms: number) {
        delayMs = ms
      },
      clear() {
        planned.clear()
        updates.clearFaults()
        delayMs = 0
        for (const end of hanging) end()
        hanging.clear()
      },
    },
  }
}
export type UpdateFaults = { duplicate(n: number): void; reorder(): void; clearFaults(): void }
