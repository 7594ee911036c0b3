import { z } from 'zod'

const ErrorBody = z.object({
  message: z.string().catch(''),
  category: z.string().optional().catch(undefined),
  policyName: z.string().optional().catch(undefined),
  status: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
})
type ErrorBody = z.output<typeof ErrorBody>

/** What a call ended with instead of an answer to use: a refusal (with status) or no answer at all (status null). */
export class HubspotFailure extends Error {
  readonly status: number | null
  /** Node's word for what broke the connection, or 'TIMEOUT' or 'UNREADABLE'. */
  readonly code: string | null
  readonly body: ErrorBody
  readonly retryAfterSeconds: number | null

  constructor(fields: {
    status: number | null
    code?: string
    body?: ErrorBody
    retryAfterSeconds?: number | null
    cause?: unknown
  }) {
    const { status, code = null, body = { message: '' }, retryAfterSeconds = null, cause } = fields
    super(body.message || `HubSpot ${status ?? code ?? 'failed'}`, { cause })
    this.name = 'HubspotFailure'
    this.status = status
    this.code = code
    this.body = body
    this.retryAfterSeconds = retryAfterSeconds
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A Retry-After header, in whole seconds; null if there is none to use. */
const readRetryAfter = (header: string | undefined): number | null => {
  if (header === undefined) return null
  const seconds = /^\d+(\.\d+)?$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null
}

/** An answer that is not a success, read as far as it can be. */
export const failureFromAnswer = (status: number, headers: Record<string, string>, text: string) =>
  new HubspotFailure({
    status,
    body: ErrorBody.safeParse(parseJson(text)).data ?? { message: '' },
    retryAfterSeconds: readRetryAfter(headers['retry-after']),
  })

const codeOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}

/** Whatever else broke: the connection, the timeout, or an answer that could not be read. */
export const failureFromError = (error: unknown): HubspotFailure => {
  if (error instanceof HubspotFailure) return error
  const isTimeout = error instanceof Error && error.name === 'TimeoutError'
  return new HubspotFailure({
    status: null,
    code: isTimeout ? 'TIMEOUT' : (codeOf(error) ?? 'UNREADABLE'),
    cause: error,
  })
}
