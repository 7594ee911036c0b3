import { Heading } from '../parts/Heading.tsx'
import { useWords } from '../parts/language.tsx'

/** Nothing can be done here without a session: says how to get one. */
export const RefusedStep = () => {
  const { refused } = useWords().connect
  return (
    <>
      <Heading>{refused.signedOut.heading}</Heading>
      <p class="lead">{refused.signedOut.text}</p>
      <p class="actions">
        <a class="button quiet" href="/api/hubspot/connect">
          {refused.signIn}
        </a>
      </p>
    </>
  )
}
