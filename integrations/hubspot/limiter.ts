export type CallKind = 'general' | 'search'

/** Spends a portal's call budget. In this process only; a token bucket that all processes share can take its place. */
export interface Limiter {
  /** Resolves when a call of this kind may be sent. Searches spend both budgets. */
  reserve: (kind: CallKind) => Promise<void>
  /** Learns from the headers (lower-case names) of each answer. */
  observe: (headers: Record<string, string>) => void
}

/** HubSpot allows 5 searches a second; with the slack below this is 4 a second. */
const searchWindow = { max: 5, lengthMs: 1_000 }
/** Calls arrive closer together than they were sent: windows here are this much longer than HubSpot's. */
const slackMs = 250
/** Until HubSpot tells us: the lowest limit of its documentation. */
const startingMax = 100
const startingIntervalMs = 10_000

const numberIn = (headers: Record<string, string>, name: string): number | null => {
  const value = Number(headers[name] ?? Number.NaN)
  return Number.isFinite(value) ? value : null
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Times sent within a rolling window. */
const createWindow = () => {
  let sent: number[] = []
  const recent = (now: number, lengthMs: number) => (sent = sent.filter((at) => at > now - lengthMs))
  return {
    count: (now: number, lengthMs: number) => recent(now, lengthMs).length,
    add: (now: number) => void sent.push(now),
    /** When the next place opens, if `max` may be in the window. */
    opensAt: (now: number, lengthMs: number, max: number) => {
      const taken = recent(now, lengthMs)
      return taken.length < max ? now : (taken[taken.length - Math.max(1, max)] ?? now) + lengthMs
    },
  }
}

/** Lets callers through one at a time, each once `opensAt` has come. */
const createGate = (opensAt: (now: number) => number, enter: (now: number) => void) => {
  let last = Promise.resolve()
  const pass = async () => {
    for (let now = Date.now(); ; now = Date.now()) {
      const wait = opensAt(now) - now
      if (wait <= 0) return enter(now)
      await sleep(wait)
    }
  }
  return () => (last = last.then(pass))
}

export const createLimiter = (): Limiter => {
  const general = createWindow()
  const searches = createWindow()
  let max = startingMax
  let intervalMs = startingIntervalMs
  /** Calls in HubSpot's window that this process did not send. */
  let others = { count: 0, until: 0 }
  let pausedUntil = 0

  const passGeneral = createGate((now) => {
    const foreign = others.until > now ? others.count : 0
    const free = max - foreign
    const opens = free > 0 ? general.opensAt(now, intervalMs + slackMs, free) : others.until
    return Math.max(opens, pausedUntil)
  }, general.add)
  const passSearch = createGate(
    (now) => searches.opensAt(now, searchWindow.lengthMs + slackMs, searchWindow.max),
    searches.add,
  )

  return {
    async reserve(kind) {
      if (kind === 'search') await passSearch()
      await passGeneral()
    },
    observe(headers) {
      const now = Date.now()
      const allowed = numberIn(headers, 'x-hubspot-ratelimit-max')
      const remaining = numberIn(headers, 'x-hubspot-ratelimit-remaining')
      intervalMs = numberIn(headers, 'x-hubspot-ratelimit-interval-milliseconds') ?? intervalMs
      if (allowed !== null && allowed > 0) max = allowed
      if (allowed !== null && remaining !== null)
        others = { count: Math.max(0, allowed - remaining - general.count(now, intervalMs)), until: now + intervalMs }
      const retryAfter = numberIn(headers, 'retry-after')
      if (retryAfter !== null) pausedUntil = Math.max(pausedUntil, now + retryAfter * 1_000)
    },
  }
}
