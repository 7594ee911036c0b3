import { useRef, useState } from 'preact/hooks'
import { Heading } from '../parts/Heading.tsx'
import { useWords } from '../parts/language.tsx'
import { type Steps } from './use-steps.ts'

const List = ({ items, kind }: { items: string[]; kind: 'yes' | 'no' }) => (
  <ul class={`facts ${kind}`}>
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
)

/** What will be read and what never is. Nothing is asked of Telegram before the box is ticked. */
export const ConsentStep = ({ steps }: { steps: Steps }) => {
  const { consent } = useWords().connect
  const box = useRef<HTMLInputElement>(null)
  const [isMissing, setMissing] = useState(false)

  const submit = (event: Event) => {
    event.preventDefault()
    const agrees = box.current?.checked === true
    setMissing(!agrees)
    if (agrees) steps.go({ name: 'qr' })
    else box.current?.focus()
  }

  return (
    <form onSubmit={submit} noValidate>
      <Heading>{consent.heading}</Heading>
      <p class="lead">{consent.lead}</p>
      <h2>{consent.read}</h2>
      <List items={consent.reads} kind="yes" />
      <h2>{consent.never}</h2>
      <List items={consent.nevers} kind="no" />
      <p>{consent.how}</p>
      <p>{consent.control}</p>
      <div class={`agree ${isMissing ? 'wrong' : ''}`}>
        <label for="agree">
          <input
            id="agree"
            ref={box}
            type="checkbox"
            aria-required="true"
            aria-invalid={isMissing ? 'true' : undefined}
            aria-describedby={isMissing ? 'agree-fault' : undefined}
            onChange={() => setMissing(false)}
          />
          <span>{consent.agree}</span>
        </label>
        {isMissing && (
          <p class="fault" id="agree-fault" role="alert">
            {consent.agreeMissing}
          </p>
        )}
      </div>
      <div class="actions">
        <button type="submit" class="button">
          {consent.next}
        </button>
      </div>
    </form>
  )
}
