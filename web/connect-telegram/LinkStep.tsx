import { api } from '../http/api.ts'
import { FailureNotice } from '../parts/FailureNotice.tsx'
import { Heading } from '../parts/Heading.tsx'
import { useWords } from '../parts/language.tsx'
import { useRequest } from '../parts/use-request.ts'
import { type Steps } from './use-steps.ts'

/** Says who is about to be connected to what; the link is used up only when the person says yes. */
export const LinkStep = ({ token, steps }: { token: string; steps: Steps }) => {
  const { link } = useWords().connect
  const request = useRequest()
  const accept = async () => {
    if ((await request.ask(() => api.redeemLink(token))) !== null) steps.swap({ name: 'consent' })
  }
  return (
    <>
      <Heading>{link.heading}</Heading>
      <p class="lead">{link.lead}</p>
      <p>{link.warning}</p>
      {request.failure && <FailureNotice failure={request.failure} secondsLeft={request.secondsLeft} />}
      <div class="actions">
        <button
          type="button"
          class="button"
          aria-disabled={request.mayAsk ? undefined : 'true'}
          onClick={() => void accept()}
        >
          {link.accept}
        </button>
      </div>
    </>
  )
}
