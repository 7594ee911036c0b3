import { type AppError, type ErrorKind } from '../core/errors.ts'
import { type Translate } from './bot-context.ts'

/** The words for each kind of failure. A new kind does not compile until it stands here. */
const errorWords = {
  'invalid-input': 'error-invalid-input',
  unauthenticated: 'error-unauthenticated',
  forbidden: 'error-forbidden',
  'not-found': 'error-not-found',
  conflict: 'error-conflict',
  'too-large': 'error-too-large',
  'rate-limited': 'error-rate-limited',
  'not-connected': 'error-not-connected',
  'telegram-phone-invalid': 'error-telegram-phone-invalid',
  'telegram-phone-banned': 'error-telegram-phone-banned',
  'telegram-code-invalid': 'error-telegram-code-invalid',
  'telegram-code-expired': 'error-telegram-code-expired',
  'telegram-password-invalid': 'error-telegram-password-invalid',
  'telegram-tries-used-up': 'error-telegram-tries-used-up',
  'telegram-account-taken': 'error-telegram-account-taken',
  'telegram-sign-up-needed': 'error-telegram-sign-up-needed',
  'telegram-flood-wait': 'error-telegram-flood-wait',
  'telegram-session-lost': 'error-telegram-session-lost',
  'telegram-unreachable': 'error-telegram-unreachable',
  'hubspot-access-lost': 'error-hubspot-access-lost',
  'hubspot-rejected': 'error-hubspot-rejected',
  'hubspot-rate-limited': 'error-hubspot-rate-limited',
  'hubspot-unreachable': 'error-hubspot-unreachable',
  'summarizer-failed': 'error-summarizer-failed',
} as const satisfies Record<ErrorKind, string>

const MINUTE = 60
const HOUR = 60 * MINUTE

/** A time to wait, rounded up, as people say it. */
const waitText = (t: Translate, seconds: number): string => {
  if (seconds <= MINUTE) return t('wait-seconds', { count: seconds })
  if (seconds <= HOUR) return t('wait-minutes', { count: Math.ceil(seconds / MINUTE) })
  return t('wait-hours', { count: Math.ceil(seconds / HOUR) })
}

/** What happened and what to do next, in the person's language. */
export const errorText = (t: Translate, { kind, retryAfterSeconds, triesLeft }: AppError): string =>
  t(errorWords[kind], {
    // Telegram names no time for some of its limits: they last a day.
    wait: waitText(t, retryAfterSeconds ?? 24 * HOUR),
    tries: triesLeft ?? 1,
  })
