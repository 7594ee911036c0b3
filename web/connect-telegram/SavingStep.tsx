import { useEffect } from 'preact/hooks'
import { api, type SignedIn } from '../http/api.ts'
import { FailureNotice } from '../parts/FailureNotice.tsx'
import { Heading } from '../parts/Heading.tsx'
import { useWords } from '../parts/language.tsx'
import { useRequest } from '../parts/use-request.ts'
import { consentVersion } from './consent-version.ts'
import { type Steps } from './use-steps.ts'

/** The consent was given before the account was known; it is stored as soon as the account has an id. */
export const SavingStep = ({ signedIn, steps }: { signedIn: SignedIn; steps: Steps }) => {
  const { connect, tryAgain } = useWords()
  const request = useRequest()
  const save = async () => {
    const saved = await request.ask(() => api.consent(signedIn.accountId, consentVersion))
    if (saved !== null) steps.settle({ name: 'done', user: signedIn.telegramUser })
  }
  useEffect(() => void save(), [])
  return (
    <>
      <Heading>{connect.saving.heading}</Heading>
      <p class="lead">{connect.saving.lead}</p>
      {request.failure && (
        <FailureNotice failure={request.failure} secondsLeft={request.secondsLeft}>
          <button type="button" class="button" onClick={() => void save()}>
            {tryAgain}
          </button>
        </FailureNotice>
      )}
    </>
  )
}
