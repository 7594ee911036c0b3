/**
 * Every failure we expect has a kind. The API answers each with a status (api/error-status.ts) and the bot with words;
 * a new kind does not compile until both know it.
 */
export const errorKinds = [
  'invalid-input',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'rate-limited',
  'not-connected',
  'telegram-phone-invalid',
  'telegram-phone-banned',
  'telegram-code-invalid',
  'telegram-code-expired',
  'telegram-password-invalid',
  'telegram-tries-used-up',
  'telegram-account-taken',
  'telegram-sign-up-needed',
  'telegram-flood-wait',
  'telegram-session-lost',
  'telegram-unreachable',
  'hubspot-access-lost',
  'hubspot-rejected',
  'hubspot-rate-limited',
  'hubspot-unreachable',
  'summarizer-failed',
] as const
export type ErrorKind = (typeof errorKinds)[number]

export type ErrorDetails = { retryAfterSeconds?: number; triesLeft?: number; cause?: unknown }

/** An expected failure. `message` is for people: what happened and what to do next. It never carries a secret. */
export class AppError extends Error {
  readonly kind: ErrorKind
  /** Whole seconds until a retry can succeed, where the other side told us. */
  readonly retryAfterSeconds: number | null
  /** How often the same may still be tried, where that is counted. */
  readonly triesLeft: number | null

  constructor(kind: ErrorKind, message: string, { retryAfterSeconds, triesLeft, cause }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'AppError'
    this.kind = kind
    this.retryAfterSeconds = retryAfterSeconds ?? null
    this.triesLeft = triesLeft ?? null
  }
}

/** True for an AppError, of the given kinds if any are given. */
export const isAppError = (error: unknown, ...kinds: ErrorKind[]): error is AppError =>
  error instanceof AppError && (kinds.length === 0 || kinds.includes(error.kind))
