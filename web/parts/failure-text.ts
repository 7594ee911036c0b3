import { type ErrorKind } from '../../core/errors.ts'
import { type Failure } from '../http/call.ts'
import { type Messages } from '../messages/en.ts'

/** Kinds of the API that a person can meet on these pages: each has words of its own, or this does not compile. */
type Met =
  | Extract<ErrorKind, `telegram-${string}`>
  | 'not-found'
  | 'conflict'
  | 'rate-limited'
  | 'unauthenticated'
  | 'forbidden'
  | 'invalid-input'

/** What to tell the person: our own words, else what the API says (in English). */
export const failureText = ({ failures }: Messages, { code, message }: Failure): string => {
  const words: Record<Met, string> & Record<string, string | undefined> = failures
  return words[code] ?? message ?? failures.unexpected
}
