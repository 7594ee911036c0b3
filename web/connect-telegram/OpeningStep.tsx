import { useEffect } from 'preact/hooks'
import { api } from '../http/api.ts'
import { FailureNotice } from '../parts/FailureNotice.tsx'
import { useWords } from '../parts/language.tsx'
import { useRequest } from '../parts/use-request.ts'
import { type Steps } from './use-steps.ts'

/** Whoever has the session cookie may go on; a sign-in that began in the chat goes on with its password. */
export const OpeningStep = ({ steps }: { steps: Steps }) => {
  const { connect, tryAgain } = useWords()
  const request = useRequest()
  const open = async () => {
    const underWay = (await request.ask(api.me)) && (await request.ask(api.resume))
    if (!underWay) return
    const { authToken } = underWay
    steps.swap(authToken === null ? { name: 'consent' } : { name: 'password', authToken, hasAgreed: true })
  }
  useEffect(() => void open(), [])
  if (!request.failure) return <p role="status">{connect.opening}</p>
  return (
    <FailureNotice failure={request.failure} secondsLeft={request.secondsLeft}>
      <button type="button" class="button" onClick={() => void open()}>
        {tryAgain}
      </button>
    </FailureNotice>
  )
}
