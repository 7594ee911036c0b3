import { type RequestHandler, type Response } from 'express'
import { type Answer, afterWorkOf, refuse } from './answer.ts'
import { rateLimited } from './limits.ts'

type Canned = { status: number; body?: unknown; headers?: Record<string, string> }
type Fault = { pathPart: string; left: number; act: (res: Response, next: () => void) => void }

const serverError = (status: number): Answer => ({
  status,
  body: { status: 'error', message: 'internal error', category: 'INTERNAL_ERROR' },
})

/** Faults to order for coming requests; `times` defaults to 1, `pathPart` is any part of the path. */
export const createFaults = (latencyMs: number) => {
  let delayMs = latencyMs
  let faults: Fault[] = []
  const hanging = new Set<Response>()
  const add = (pathPart: string, times: number, act: Fault['act']) => faults.push({ pathPart, left: times, act })

  const strike = (path: string, res: Response, next: () => void) => {
    const fault = faults.find(({ pathPart, left }) => left > 0 && path.includes(pathPart))
    if (!fault) return next()
    fault.left -= 1
    fault.act(res, next)
  }
  const middleware: RequestHandler = (req, res, next) => {
    const path = req.path
    if (delayMs === 0) return strike(path, res, next)
    setTimeout(() => strike(path, res, next), delayMs)
  }

  return {
    middleware,
    /** Answers at once, without doing the work. */
    fail: (pathPart: string, { status, body, headers = {} }: Canned, times = 1) =>
      void add(pathPart, times, (res) => {
        res
          .status(status)
          .set(headers)
          .json(body ?? serverError(status).body)
      }),
    /** Does the work, then answers an error. */
    failAfterCommit: (pathPart: string, status: number, times = 1) =>
      void add(pathPart, times, (res, next) => {
        afterWorkOf.set(res, () => serverError(status))
        next()
      }),
    /** Does the work, then closes the socket. */
    dropAfterCommit: (pathPart: string, times = 1) =>
      void add(pathPart, times, (res, next) => {
        afterWorkOf.set(res, () => null)
        next()
      }),
    /** Never answers. */
    hang: (pathPart: string, times = 1) => void add(pathPart, times, (res) => void hanging.add(res)),
    /** Refuses the next CRM calls as over the limit. */
    rateLimit: (times: number, retryAfterSeconds?: number) =>
      void add('/crm/', times, (res) => refuse(res, rateLimited('TEN_SECONDLY_ROLLING', retryAfterSeconds))),
    /** Delays every answer by this many ms. */
    latency(ms: number) {
      delayMs = ms
    },
    clear() {
      faults = []
      delayMs = latencyMs
      for (const res of hanging) res.destroy()
      hanging.clear()
    },
  }
}
