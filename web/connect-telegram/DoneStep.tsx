import { type TelegramUser } from '../http/api.ts'
import { Heading } from '../parts/Heading.tsx'
import { useWords } from '../parts/language.tsx'

export const DoneStep = ({ user: { firstName, lastName, username } }: { user: TelegramUser }) => {
  const { done } = useWords().connect
  const name = [firstName, lastName].filter(Boolean).join(' ')
  return (
    <>
      <Heading>{done.heading}</Heading>
      <p class="lead">
        {done.lead} <strong>{name}</strong>
        {username && ` (@${username})`}.
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
