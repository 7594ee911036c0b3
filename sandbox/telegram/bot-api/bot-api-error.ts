/** A refusal as the Bot API words it: `{ok: false, error_code, description, parameters}`. */
export class BotApiError extends Error {
  readonly code: number
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined

  constructor(code: number, description: string, parameters?: BotApiError['parameters']) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

export const badRequest = (what: string) => new BotApiError(400, `Bad Request: ${what}`)
export const forbidden = (what: string) => new BotApiError(403, `Forbidden: ${what}`)
export const conflict = (what: string) => new BotApiError(409, `Conflict: ${what}`)
export const tooManyRequests = (retryAfter: number) =>
  new BotApiError(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter })

/** The body of a refusal. */
export const errorBody = ({ code, message, parameters }: BotApiError) => ({
  ok: false,
  error_code: code,
  description: message,
  ...(parameters && { parameters }),
})
