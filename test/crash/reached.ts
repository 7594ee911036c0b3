/** What a step of a run looks like from outside, such as `hubspot notes/batch/create done` or `database digest stored`. */
export type StepName = string
export type Fate = 'go' | 'lost' | 'late'

export type Plan = {
  step: StepName
  /** Which occurrence of the step, from 1. */
  nth: number
  /** What becomes of the request under way: it never arrives, or only after the process is dead. */
  fate: Fate
  strike: () => void
}

/** Where all that is seen from outside comes together; strikes when the planned step is reached. */
export const createReached = () => {
  let plan: Plan | null = null
  let left = 0
  const counts = new Map<StepName, number>()
  return {
    plan(next: Plan | null) {
      plan = next
      left = next?.nth ?? 0
    },
    isPlanned: () => plan !== null,
    /** To be told of every step; says what becomes of a request that was under way. */
    step(name: StepName): Fate {
      counts.set(name, (counts.get(name) ?? 0) + 1)
      if (!plan || plan.step !== name) return 'go'
      left -= 1
      if (left > 0) return 'go'
      const struck = plan
      plan = null
      struck.strike()
      return struck.fate
    },
    counts: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
export type Reached = ReturnType<typeof createReached>
