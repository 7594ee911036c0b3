import { type ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { type Answer } from '../http/call.ts'
import { failureText } from './failure-text.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { useWords } from './language.tsx'
import { SubmitButton } from './SubmitButton.tsx'
import { type FieldProps, TextField } from './TextField.tsx'
import { type Request, useRequest } from './use-request.ts'

type Props<T> = {
  field: Omit<FieldProps, 'input' | 'fault'>
  words: { missing: string; submit: string; busy: string }
  /** What is sent for the text of the field; null = it cannot be right. */
  read: (text: string) => string | null
  send: (value: string) => Promise<Answer<T>>
  onAnswer: (answer: T, value: string) => void
  /** Failures that are about what was typed: they stand at the field. */
  faults: string[]
  /** The field is emptied as soon as its text is on its way. */
  isSecret?: boolean
  children?: (request: Request) => ComponentChildren
}

/** A step with one field. A fault of the field stands at the field and gives it the focus; the rest stands above it. */
export const OneFieldForm = <T,>(props: Props<T>) => {
  const { field, words, read, send, onAnswer, faults, isSecret = false, children } = props
  const allWords = useWords()
  const request = useRequest()
  const input = useRef<HTMLInputElement>(null)
  const [isMissing, setMissing] = useState(false)
  const { failure, isBusy, mayAsk, secondsLeft } = request
  const isFieldFault = failure !== null && failure.retryAfter === null && faults.includes(failure.code)

  const submit = async (event: Event) => {
    event.preventDefault()
    if (!input.current || !mayAsk) return
    const value = read(input.current.value)
    setMissing(value === null)
    if (value === null) return input.current.focus()
    if (isSecret) input.current.value = ''
    const answer = await request.ask(() => send(value))
    if (answer !== null) return onAnswer(answer, value)
    input.current?.focus()
  }

  const fault = isMissing ? words.missing : isFieldFault ? failureText(allWords, failure) : null
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {failure && !isFieldFault && !isMissing && <FailureNotice failure={failure} secondsLeft={secondsLeft} />}
      <TextField {...field} input={input} fault={isBusy ? null : fault} />
      <div class="actions">
        <SubmitButton label={words.submit} busyLabel={words.busy} isBusy={isBusy} isBlocked={!mayAsk} />
        {children?.(request)}
      </div>
    </form>
  )
}
