/** How often each method was called, refused calls and unknown methods included. */
export const createCallCounts = () => {
  const counts = new Map<string, number>()
  return {
    count: (method: string) => void counts.set(method, (counts.get(method) ?? 0) + 1),
    calls: (): Record<string, number> => Object.fromEntries(counts),
    reset: () => counts.clear(),
  }
}
