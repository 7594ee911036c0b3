/** Time as the stand-in sees it, in ms (UTC); it can be moved on, so that a test need not wait 48 hours. */
export type Clock = ReturnType<typeof createClock>

export const createClock = () => {
  let ahead = 0
  const now = () => Date.now() + ahead
  return {
    now,
    seconds: () => Math.floor(now() / 1_000),
    pass: (ms: number) => {
      ahead += ms
    },
  }
}
