import { errors } from 'telegram'
import { AppError, isAppError, type ErrorKind } from '../../core/errors.ts'

type Row = { kind: ErrorKind; message: string; retry?: true }

const sessionLost: Row = {
  kind: 'telegram-session-lost',
  message: 'Telegram no longer accepts this session. Sign in to Telegram again.',
}
const accountGone: Row = {
  kind: 'telegram-session-lost',
  message: 'Telegram says that this account was deleted or banned. Sign in with another account.',
}
const phoneInvalid: Row = {
  kind: 'telegram-phone-invalid',
  message: 'Telegram does not know this phone number. Write it with + and the country code.',
}
const signUpNeeded: Row = {
  kind: 'telegram-sign-up-needed',
  message: 'This phone number has no Telegram account yet. Sign up in the Telegram app, then try again.',
}
const codeInvalid: Row = {
  kind: 'telegram-code-invalid',
  message: 'That code is not right. Check the newest code that Telegram sent you.',
}
const codeExpired: Row = { kind: 'telegram-code-expired', message: 'The code has expired. Ask for a new one.' }
const qrExpired: Row = { kind: 'telegram-code-expired', message: 'The QR code has expired. Ask for a new one.' }
const tooManyCodes: Row = {
  kind: 'telegram-flood-wait',
  message: 'Too many sign-in attempts with this phone number. Wait a day, then try again.',
}
const tooManyPasswords: Row = {
  kind: 'telegram-flood-wait',
  message: 'Too many wrong passwords for this account. Wait a day, then try again.',
}
const passwordInvalid: Row = { kind: 'telegram-password-invalid', message: 'That password is not right. Try again.' }
const chatGone: Row = { kind: 'not-found', message: 'This chat can no longer be read: it is gone, or you left it.' }
const appRefused: Row = {
  kind: 'telegram-unreachable',
  message: 'Telegram refuses this installation. Its operator must check the api_id and api_hash at my.telegram.org.',
}
const unreachable = 'Telegram cannot be reached right now. Try again in a few minutes.'

/** What each failure means. Only rows with `retry` are worth another try; what is in no row and no class is, too. */
const rows: Record<string, Row> = {
  AUTH_KEY_UNREGISTERED: sessionLost,
  AUTH_KEY_INVALID: sessionLost,
  AUTH_KEY_PERM_EMPTY: sessionLost,
  AUTH_KEY_DUPLICATED: sessionLost,
  SESSION_REVOKED: sessionLost,
  SESSION_EXPIRED: sessionLost,
  USER_DEACTIVATED: accountGone,
  USER_DEACTIVATED_BAN: accountGone,
  PHONE_NUMBER_INVALID: phoneInvalid,
  PHONE_NUMBER_BANNED: {
    kind: 'telegram-phone-banned',
    message: 'Telegram has banned this phone number. Use another one, or write to recover@telegram.org.',
  },
  PHONE_NUMBER_FLOOD: tooManyCodes,
  PHONE_PASSWORD_FLOOD: tooManyPasswords,
  PHONE_NUMBER_UNOCCUPIED: signUpNeeded,
  PHONE_NUMBER_APP_SIGNUP_FORBIDDEN: signUpNeeded,
  SIGN_UP_REQUIRED: signUpNeeded,
  PHONE_CODE_INVALID: codeInvalid,
  PHONE_CODE_EMPTY: codeInvalid,
  PHONE_CODE_EXPIRED: codeExpired,
  PHONE_CODE_HASH_EMPTY: codeExpired,
  PHONE_CODE_HASH_INVALID: codeExpired,
  AUTH_TOKEN_ALREADY_ACCEPTED: qrExpired,
  AUTH_TOKEN_EXPIRED: qrExpired,
  AUTH_TOKEN_INVALID: qrExpired,
  AUTH_TOKEN_INVALIDX: qrExpired,
  PASSWORD_HASH_INVALID: passwordInvalid,
  CHANNEL_INVALID: chatGone,
  CHANNEL_PRIVATE: chatGone,
  CHAT_FORBIDDEN: chatGone,
  CHAT_ID_INVALID: chatGone,
  PEER_ID_INVALID: chatGone,
  USER_ID_INVALID: chatGone,
  API_ID_INVALID: appRefused,
  API_ID_PUBLISHED_FLOOD: appRefused,
  CONNECTION_LOST: { kind: 'telegram-unreachable', message: unreachable, retry: true },
  HANDSHAKE_FAILED: { kind: 'telegram-unreachable', message: unreachable, retry: true },
  CONNECT_TIMED_OUT: { kind: 'telegram-unreachable', message: unreachable, retry: true },
  CALL_TIMED_OUT: {
    kind: 'telegram-unreachable',
    message: 'Telegram did not answer in time. Try again in a few minutes.',
  },
  ANSWER_LOST: {
    kind: 'telegram-unreachable',
    message: 'The connection to Telegram broke before its answer came. Start this step again.',
  },
  CLOSED: {
    kind: 'telegram-unreachable',
    message: 'The connection to Telegram was closed before this was done. Try again.',
  },
  KEY_UNKNOWN: sessionLost,
  SESSION_UNREADABLE: sessionLost,
}

/** A whole class of answers means that the same request will fail again. */
const refusedClasses = new Set([303, 400, 403, 404, 406, 420])

type FailureCode =
  | 'CONNECTION_LOST'
  | 'HANDSHAKE_FAILED'
  | 'CONNECT_TIMED_OUT'
  | 'CALL_TIMED_OUT'
  | 'ANSWER_LOST'
  | 'CLOSED'
  | 'KEY_UNKNOWN'
  | 'SESSION_UNREADABLE'
  | 'SIGN_UP_REQUIRED'
const failureName = 'TelegramFailure'

/** A failure that Telegram did not report but we noticed; `judge` knows it by its code. */
export const failure = (code: FailureCode, cause?: unknown): Error =>
  Object.assign(new Error(code, { cause }), { name: failureName })

const rawOf = (error: unknown): unknown => (isAppError(error) ? error.cause : error)

/** Telegram's name of an error (`PHONE_CODE_INVALID`) or ours; null if it has none. An AppError is asked for its cause. */
export const codeOf = (error: unknown): string | null => {
  const raw = rawOf(error)
  if (raw instanceof errors.RPCError) return raw.errorMessage
  return raw instanceof Error && raw.name === failureName ? raw.message : null
}

/** The data centre that Telegram sends a sign-in to; null for every other error. */
export const migratedTo = (error: unknown): number | null => {
  const raw = rawOf(error)
  return raw instanceof errors.PhoneMigrateError || raw instanceof errors.NetworkMigrateError ? raw.newDc : null
}

const floodSeconds = (error: unknown): number | null =>
  error instanceof errors.FloodWaitError || error instanceof errors.FloodTestPhoneWaitError ? error.seconds : null

const classRow = (error: unknown, code: string | null): Row => {
  const status = error instanceof errors.RPCError ? error.code : undefined
  // A session whose account moved to another data centre has no key there.
  if (status === 401 || error instanceof errors.UserMigrateError) return sessionLost
  if (error instanceof errors.TypeNotFoundError || (status !== undefined && refusedClasses.has(status)))
    return { kind: 'telegram-unreachable', message: `Telegram refused this request (${code ?? 'unknown answer'}).` }
  return { kind: 'telegram-unreachable', message: unreachable, retry: true }
}

export type Verdict = { error: AppError; retry: boolean; waitSeconds: number | null }

/** What a failure means for the person, and whether the same call can succeed later. Never throws. */
export const judge = (error: unknown): Verdict => {
  if (isAppError(error)) return { error, retry: false, waitSeconds: null }
  const waitSeconds = floodSeconds(error)
  if (waitSeconds !== null) {
    const message = `Telegram asks to wait ${waitSeconds} seconds. Try again then.`
    const details = { retryAfterSeconds: waitSeconds, cause: error }
    return { error: new AppError('telegram-flood-wait', message, details), retry: false, waitSeconds }
  }
  const code = codeOf(error)
  const row = (code === null ? undefined : rows[code]) ?? classRow(error, code)
  return { error: new AppError(row.kind, row.message, { cause: error }), retry: row.retry === true, waitSeconds: null }
}
