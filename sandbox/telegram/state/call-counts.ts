/** How often each method was called, in all and by account. */
export type CallCounts = ReturnType<typeof createCallCounts>

const nobody = 0

export const createCallCounts = () => {
  const byUser = new Map<number, Map<string, number>>()
  const tally = (userIds: Iterable<number>): Record<string, number> => {
    const counts: Record<string, number> = {}
    for (const userId of userIds)
      for (const [method, count] of byUser.get(userId) ?? []) counts[method] = (counts[method] ?? 0) + count
    return counts
  }
  return {
    count: (method: string, userId: number | null): void => {
      const counts = byUser.get(userId ?? nobody) ?? new Map<string, number>()
      byUser.set(userId ?? nobody, counts.set(method, (counts.get(method) ?? 0) + 1))
    },
    calls: () => tally(byUser.keys()),
    callsOf: (userId: number) => tally([userId]),
    reset: () => byUser.clear(),
  }
}
