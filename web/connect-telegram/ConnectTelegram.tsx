import { useWords } from '../parts/language.tsx'
import { LinkPrompt } from '../parts/LinkPrompt.tsx'
import { Page } from '../parts/Page.tsx'
import { useLinkToken } from '../parts/use-link-token.ts'
import { CodeStep } from './CodeStep.tsx'
import { ConsentStep } from './ConsentStep.tsx'
import { DoneStep } from './DoneStep.tsx'
import { OpeningStep } from './OpeningStep.tsx'
import { PasswordStep } from './PasswordStep.tsx'
import { PhoneStep } from './PhoneStep.tsx'
import { QrStep } from './QrStep.tsx'
import { RefusedStep } from './RefusedStep.tsx'
import { SavingStep } from './SavingStep.tsx'
import { type Steps, useSteps } from './use-steps.ts'

const CurrentStep = ({ steps }: { steps: Steps }) => {
  const { step } = steps
  switch (step.name) {
    case 'opening':
      return <OpeningStep steps={steps} />
    case 'refused':
      return <RefusedStep />
    case 'link':
      return (
        <LinkPrompt
          key={step.token}
          token={step.token}
          forTelegram
          onDone={({ purpose }) =>
            purpose === 'link' ? location.replace('/settings') : steps.swap({ name: 'opening' })
          }
        />
      )
    case 'consent':
      return <ConsentStep steps={steps} />
    case 'qr':
      return <QrStep steps={steps} />
    case 'phone':
      return <PhoneStep phone={step.phone} steps={steps} />
    case 'code':
      return <CodeStep authToken={step.authToken} phone={step.phone} steps={steps} />
    case 'password':
      return <PasswordStep authToken={step.authToken} hasAgreed={step.hasAgreed} steps={steps} />
    case 'saving':
      return <SavingStep signedIn={step.signedIn} steps={steps} />
    case 'done':
      return <DoneStep user={step.user} />
  }
}

const places: Partial<Record<Steps['step']['name'], number>> = { consent: 1, qr: 2, phone: 2, code: 2, password: 2, saving: 3, done: 3 } // prettier-ignore

const Progress = ({ at }: { at: Steps['step']['name'] }) => {
  const { connect } = useWords()
  const place = places[at]
  return place ? <p class="progress">{connect.progress(place, 3)}</p> : null
}

/** The page that connects a Telegram account: link, consent, sign-in, done. */
export const ConnectTelegram = ({ linkToken }: { linkToken: string | null }) => {
  const steps = useSteps(linkToken === null ? { name: 'opening' } : { name: 'link', token: linkToken })
  useLinkToken((token) => steps.settle({ name: 'link', token }))
  return (
    <Page onSignedOut={() => steps.settle({ name: 'refused' })}>
      <Progress at={steps.step.name} />
      <CurrentStep steps={steps} />
    </Page>
  )
}
