import { useState } from 'preact/hooks'
import { api } from '../http/api.ts'
import { Heading } from '../parts/Heading.tsx'
import { useWords } from '../parts/language.tsx'
import { OneFieldForm } from '../parts/OneFieldForm.tsx'
import { type Steps } from './use-steps.ts'

/** After any of these the sign-in is over and another must be started. */
const endings = ['not-found', 'telegram-session-lost', 'telegram-code-expired', 'telegram-tries-used-up']

const attributes = { autoComplete: 'off', maxLength: 1000 }

type Props = { authToken: string; hasAgreed?: boolean | undefined; steps: Steps }

export const PasswordStep = ({ authToken, hasAgreed = false, steps }: Props) => {
  const { password: words, beginAgain } = useWords().connect
  const [isShown, setShown] = useState(false)
  return (
    <>
      <Heading>{words.heading}</Heading>
      <p class="lead">{words.lead}</p>
      <OneFieldForm
        field={{
          id: 'password',
          label: words.label,
          attributes: isShown ? { ...attributes, type: 'text' } : { ...attributes, type: 'password' },
          children: (
            <label class="small">
              <input type="checkbox" checked={isShown} onChange={() => setShown(!isShown)} />
              <span>{words.show}</span>
            </label>
          ),
        }}
        words={{ missing: words.missing, submit: words.submit, busy: words.checking }}
        read={(text) => (text === '' ? null : text)}
        send={(password) => api.verifyPassword(authToken, password)}
        onAnswer={(answer) => {
          if (!('accountId' in answer)) return
          steps.settle(hasAgreed ? { name: 'done', user: answer.telegramUser } : { name: 'saving', signedIn: answer })
        }}
        faults={['telegram-password-invalid', 'invalid-input']}
        isSecret
      >
        {({ failure }) =>
          failure &&
          endings.includes(failure.code) && (
            <button type="button" class="button quiet" onClick={() => steps.beginAgain()}>
              {beginAgain}
            </button>
          )
        }
      </OneFieldForm>
      <p class="hint">{words.forgotten}</p>
    </>
  )
}
