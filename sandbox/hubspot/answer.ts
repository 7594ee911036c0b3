import { type Request, type RequestHandler, type Response } from 'express'
import { HubspotError } from './hubspot-error.ts'

export type Answer = { status: number; body?: unknown; headers?: Record<string, string> }
/** What a fault does to an answer after the work is done; null = close the socket instead. */
export type AfterWork = (answer: Answer) => Answer | null

const send = (res: Response, { status, body, headers = {} }: Answer) => {
  res.status(status).set(headers)
  if (body === undefined) res.end()
  else res.json(body)
}

const refusal = (error: unknown, correlationId: string): Answer => {
  if (!(error instanceof HubspotError)) throw error
  const { status, body, headers } = error
  return { status, body: { status: 'error', ...body, correlationId }, headers }
}

/** Turns a function from request to answer into a handler; faults set on the response act once the work is done. */
export const answer =
  (handle: (req: Request) => Answer): RequestHandler =>
  (req, res) => {
    let result: Answer
    try {
      result = handle(req)
    } catch (error) {
      result = refusal(error, correlationIdOf(res))
    }
    const afterWork: AfterWork | undefined = afterWorkOf.get(res)
    const final = afterWork && result.status < 400 ? afterWork(result) : result
    if (final === null) req.socket.destroy()
    else send(res, final)
  }

/** Sends a refusal from a middleware, in HubSpot's error shape. */
export const refuse = (res: Response, error: HubspotError) => send(res, refusal(error, correlationIdOf(res)))

/** The fault waiting for a response, if any. */
export const afterWorkOf = new WeakMap<Response, AfterWork>()

const correlationIdOf = (res: Response) => res.get('X-HubSpot-Correlation-Id') ?? ''
