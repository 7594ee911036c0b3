import { type TelegramUser } from '../http/api.ts'
import { Heading } from '../parts/Heading.tsx'
import { useWords } from '../parts/language.tsx'
import { telegramName } from '../parts/PersonView.tsx'

export const DoneStep = ({ user }: { user: TelegramUser }) => {
  const { done } = useWords().connect
  return (
    <>
      <Heading>{done.heading}</Heading>
      <p class="lead">
        {done.lead} <strong>{telegramName(user)}</strong>.
      </p>
      <h2>{done.next}</h2>
      <ul class="facts yes">
        {done.nexts.map((next) => (
          <li key={next}>{next}</li>
        ))}
      </ul>
      <p>{done.closing}</p>
      <p class="actions">
        <a class="button" href="/settings">
          {done.settings}
        </a>
        <a class="button quiet" href="/api/hubspot/connect">
          {done.connectHubspot}
        </a>
      </p>
    </>
  )
}
