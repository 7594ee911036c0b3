import { type ZodError } from 'zod'

export type ErrorBody = { message: string; category: string } & Record<string, unknown>

/** A refusal with the status and body HubSpot would send. */
export class HubspotError extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly headers: Record<string, string>

  constructor(status: number, body: ErrorBody, headers: Record<string, string> = {}) {
    super(body.message)
    this.status = status
    this.body = body
    this.headers = headers
  }
}

export const invalid = (message: string, extra: Record<string, unknown> = {}) =>
  new HubspotError(400, { message, category: 'VALIDATION_ERROR', ...extra })

/** One wrong property value; HubSpot wraps it as JSON inside the message. */
export const invalidProperty = (name: string, error: string, message: string) =>
  invalid(`Property values were not valid: ${JSON.stringify([{ isValid: false, message, error, name }])}`)

export const invalidBody = (error: ZodError) =>
  invalid(
    `Invalid input JSON: ${error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ')}`,
  )

export const notFound = (message = 'resource not found', context: Record<string, string[]> = {}) =>
  new HubspotError(404, { message, category: 'OBJECT_NOT_FOUND', context })
