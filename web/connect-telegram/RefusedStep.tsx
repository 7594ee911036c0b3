import { Heading } from '../parts/Heading.tsx'
import { useWords } from '../parts/language.tsx'

/** Nothing can be done here without a session, or with a link that is used up: says what to do instead. */
export const RefusedStep = ({ why }: { why: 'signedOut' | 'linkExpired' }) => {
  const { refused } = useWords().connect
  return (
    <>
      <Heading key={why}>{refused[why].heading}</Heading>
      <p class="lead">{refused[why].text}</p>
      <p class="actions">
        <a class="button quiet" href="/api/hubspot/connect">
          {refused.signIn}
        </a>
      </p>
    </>
  )
}
