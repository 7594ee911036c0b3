import { type ErrorKind } from '../core/errors.ts'

/** Which status answers which failure. A new kind of error does not compile until it stands here. */
export const errorStatus = {
  'invalid-input': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'rate-limited': 429,
  'not-connected': 409,
  'telegram-phone-invalid': 400,
  'telegram-phone-banned': 403,
  'telegram-code-invalid': 400,
  'telegram-code-expired': 400,
  'telegram-password-invalid': 400,
  'telegram-tries-used-up': 400,
  'telegram-account-taken': 409,
  'telegram-sign-up-needed': 400,
  'telegram-flood-wait': 429,
  'telegram-session-lost': 409,
  'telegram-unreachable': 502,
  'hubspot-access-lost': 409,
  'hubspot-rejected': 400,
  'hubspot-rate-limited': 429,
  'hubspot-unreachable': 502,
  'summarizer-failed': 502,
} as const satisfies Record<ErrorKind, number>
