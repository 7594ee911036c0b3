import { type ErrorRequestHandler, type RequestHandler } from 'express'
import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import { type Log } from '../core/log.ts'
import { errorStatus } from './error-status.ts'

/** What body-parser and Express throw for a request that cannot be read. */
const RequestFault = z.object({ status: z.int().min(400).max(499), type: z.string().optional() })

const asAppError = (error: unknown): AppError | null => {
  if (error instanceof AppError) return error
  if (error instanceof URIError) return new AppError('invalid-input', 'The address is not well formed.')
  const fault = RequestFault.safeParse(error)
  if (!fault.success) return null
  if (fault.data.status === 413) return new AppError('too-large', 'The body is larger than 64 kB.')
  if (fault.data.type === 'entity.parse.failed') return new AppError('invalid-input', 'The body is not valid JSON.')
  return new AppError('invalid-input', 'The request could not be read.')
}

/** The one error shape: `{error, code}`, with Retry-After where we know when. Unexpected faults are logged and say nothing. */
export const answerErrors =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const expected = asAppError(error)
    if (!expected) {
      log.error({ error, method: request.method, path: request.path }, 'request failed')
      return void response.status(500).json({ error: 'Something went wrong on our side. Try again.', code: 'internal' })
    }
    if (expected.retryAfterSeconds !== null) response.set('Retry-After', String(expected.retryAfterSeconds))
    if (expected.kind === 'unauthenticated') response.set('WWW-Authenticate', 'Bearer')
    response.status(errorStatus[expected.kind]).json({ error: expected.message, code: expected.kind })
  }

export const answerUnknownPaths: RequestHandler = (request) => {
  throw new AppError('not-found', `There is no ${request.method} ${request.path}.`)
}
