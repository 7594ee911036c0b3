import { type RequestHandler } from 'express'

export type LoggedRequest = { at: Date; method: string; path: string; headers: Record<string, string>; body: string }

/** Keeps what it was sent, word for word, and counts it: what must not leave a machine must not turn up here. */
export const createRequestLog = (size: number) => {
  let requests: LoggedRequest[] = []
  const counts = new Map<string, number>()
  const middleware: RequestHandler = (req, _res, next) => {
    const key = `${req.method} ${req.path}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    const headers = Object.fromEntries(
      Object.entries(req.headers)
        .filter(([name]) => name !== 'authorization')
        .map(([name, value]) => [name, String(value)]),
    )
    requests.push({
      at: new Date(),
      method: req.method,
      path: req.path,
      headers,
      body: JSON.stringify(req.body ?? null),
    })
    if (requests.length > size) requests = requests.slice(-size)
    next()
  }
  return {
    middleware,
    requests: (): LoggedRequest[] => [...requests],
    calls: (): Record<string, number> => Object.fromEntries(counts),
    reset: (): void => {
      requests = []
      counts.clear()
    },
  }
}
