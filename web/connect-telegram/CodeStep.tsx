import { useState } from 'preact/hooks'
import { api } from '../http/api.ts'
import { FailureNotice } from '../parts/FailureNotice.tsx'
import { Heading } from '../parts/Heading.tsx'
import { useWords } from '../parts/language.tsx'
import { OneFieldForm } from '../parts/OneFieldForm.tsx'
import { useRequest } from '../parts/use-request.ts'
import { type Steps } from './use-steps.ts'

const read = (text: string) => /^\d{3,10}$/.exec(text.replaceAll(/[\s-]/g, ''))?.[0] ?? null

/** After any of these the sign-in is over and another must be started. */
const endings = ['not-found', 'telegram-session-lost', 'telegram-tries-used-up', 'telegram-account-taken']

export const CodeStep = ({ authToken, phone, steps }: { authToken: string; phone: string; steps: Steps }) => {
  const { code: words, beginAgain } = useWords().connect
  const another = useRequest()
  const [isSentAgain, setSentAgain] = useState(false)

  const sendAgain = async () => {
    setSentAgain(false)
    const sent = await another.ask(() => api.sendCode(phone))
    if (!sent) return
    steps.swap({ name: 'code', authToken: sent.authToken, phone })
    setSentAgain(true)
  }

  return (
    <>
      <Heading>{words.heading}</Heading>
      <p class="lead">{words.lead(phone)}</p>
      <p class="said" role="status">
        {isSentAgain ? words.sentAgain : ''}
      </p>
      {another.failure && <FailureNotice failure={another.failure} secondsLeft={another.secondsLeft} />}
      <OneFieldForm
        key={authToken}
        field={{
          id: 'code',
          label: words.label,
          hint: words.hint,
          attributes: { type: 'text', inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 20 },
        }}
        words={{ missing: words.missing, submit: words.submit, busy: words.checking }}
        read={read}
        send={(code) => api.verify(authToken, code)}
        onAnswer={(answer) => {
          if ('needs2FA' in answer) steps.go({ name: 'password', authToken })
          else steps.settle({ name: 'saving', signedIn: answer })
        }}
        faults={['telegram-code-invalid', 'invalid-input']}
        isSecret
      >
        {({ failure }) => (
          <>
            <button
              type="button"
              class="button quiet"
              aria-disabled={another.mayAsk ? undefined : 'true'}
              onClick={() => void sendAgain()}
            >
              {words.again}
            </button>
            <button type="button" class="link" onClick={() => steps.beginAgain()}>
              {failure && endings.includes(failure.code) ? beginAgain : words.otherNumber}
            </button>
          </>
        )}
      </OneFieldForm>
    </>
  )
}
