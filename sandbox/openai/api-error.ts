import { type Response } from 'express'

export type ErrorBody = { message: string; type: string; param: string | null; code: string | null }

/** A refusal with the status and body OpenAI would send. */
export class ApiError extends Error {
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

export const invalidRequest = (message: string, param: string | null = null, code: string | null = null) =>
  new ApiError(400, { message, type: 'invalid_request_error', param, code })

export const badKey = () =>
  new ApiError(401, {
    message: 'Incorrect API key provided.',
    type: 'invalid_request_error',
    param: null,
    code: 'invalid_api_key',
  })

export const unknownModel = (model: string) =>
  new ApiError(404, {
    message: `The model \`${model}\` does not exist or you do not have access to it.`,
    type: 'invalid_request_error',
    param: null,
    code: 'model_not_found',
  })

export const rateLimited = (retryAfterSeconds?: number) =>
  new ApiError(
    429,
    { message: 'Rate limit reached for requests.', type: 'requests', param: null, code: 'rate_limit_exceeded' },
    retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) },
  )

export const outOfQuota = () =>
  new ApiError(429, {
    message: 'You exceeded your current quota, please check your plan and billing details.',
    type: 'insufficient_quota',
    param: null,
    code: 'insufficient_quota',
  })

export const serverError = (status: number) =>
  new ApiError(status, {
    message: 'The server had an error while processing your request.',
    type: 'server_error',
    param: null,
    code: null,
  })

export const refuse = (res: Response, { status, body, headers }: ApiError) =>
  void res.status(status).set(headers).json({ error: body })
