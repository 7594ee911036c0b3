import { type ComponentChildren } from 'preact'
import { type Failure } from '../http/call.ts'
import { failureText } from './failure-text.ts'
import { useWords } from './language.tsx'
import { clock } from './use-countdown.ts'

type Props = { failure: Failure; secondsLeft: number; children?: ComponentChildren }

/** What went wrong, what to do, and how long to wait. The ticking clock is not read aloud, its start and its end are. */
export const FailureNotice = ({ failure, secondsLeft, children }: Props) => {
  const words = useWords()
  const mustWait = failure.retryAfter !== null
  return (
    <div class="notice bad">
      <p role="alert">{failureText(words, failure)}</p>
      {mustWait && secondsLeft > 0 && (
        <p role="timer" class="countdown">
          {words.connect.wait(clock(secondsLeft))}
        </p>
      )}
      {mustWait && secondsLeft === 0 && <p role="status">{words.connect.waitOver}</p>}
      {children}
    </div>
  )
}
