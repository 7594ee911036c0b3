/** How often each method was called, in all and by account. */
export type CallCounts = ReturnType<typeof createCallCounts>

export const createCallCounts = () => {
  let counted: { method: string; userId: number | null }[] = []
  const tally = (calls: typeof counted): Record<string, number> => {
    const counts: Record<string, number> = {}
    for (const { method } of calls) counts[method] = (counts[method] ?? 0) + 1
    return counts
  }
  return {
    count: (method: string, userId: number | null) => counted.push({ method, userId }),
    calls: () => tally(counted),
    callsOf: (userId: number) => tally(counted.filter((call) => call.userId === userId)),
    reset: () => {
      counted = []
    },
  }
}
