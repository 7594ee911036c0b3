import { useEffect } from 'preact/hooks'
import { ConnectionNotice } from '../parts/connection.tsx'
import { useLanguage, WordsProvider } from '../parts/language.tsx'
import { Layout } from '../parts/Layout.tsx'
import { CodeStep } from './CodeStep.tsx'
import { ConsentStep } from './ConsentStep.tsx'
import { DoneStep } from './DoneStep.tsx'
import { LinkStep } from './LinkStep.tsx'
import { OpeningStep } from './OpeningStep.tsx'
import { PasswordStep } from './PasswordStep.tsx'
import { PhoneStep } from './PhoneStep.tsx'
import { QrStep } from './QrStep.tsx'
import { RefusedStep } from './RefusedStep.tsx'
import { SavingStep } from './SavingStep.tsx'
import { takeToken } from './take-token.ts'
import { type Steps, useSteps } from './use-steps.ts'

const CurrentStep = ({ steps }: { steps: Steps }) => {
  const { step } = steps
  switch (step.name) {
    case 'opening':
      return <OpeningStep steps={steps} />
    case 'refused':
      return <RefusedStep why={step.why} />
    case 'link':
      return <LinkStep key={step.token} token={step.token} steps={steps} />
    case 'consent':
      return <ConsentStep steps={steps} />
    case 'qr':
      return <QrStep steps={steps} />
    case 'phone':
      return <PhoneStep phone={step.phone} steps={steps} />
    case 'code':
      return <CodeStep authToken={step.authToken} phone={step.phone} steps={steps} />
    case 'password':
      return <PasswordStep authToken={step.authToken} steps={steps} />
    case 'saving':
      return <SavingStep signedIn={step.signedIn} steps={steps} />
    case 'done':
      return <DoneStep user={step.user} />
  }
}

const progress: Partial<Record<Steps['step']['name'], number>> = { consent: 1, qr: 2, phone: 2, code: 2, password: 2, saving: 3, done: 3 } // prettier-ignore

/** The page that connects a Telegram account: link, consent, sign-in, done. */
export const ConnectTelegram = ({ linkToken }: { linkToken: string | null }) => {
  const { language, words, choose } = useLanguage()
  const steps = useSteps(linkToken === null ? { name: 'opening' } : { name: 'link', token: linkToken })

  useEffect(() => {
    // Another link opened in the same tab changes the fragment alone.
    const onHashChange = () => {
      const token = takeToken()
      if (token !== null) steps.settle({ name: 'link', token })
    }
    addEventListener('hashchange', onHashChange)
    return () => removeEventListener('hashchange', onHashChange)
  }, [])

  const place = progress[steps.step.name]
  return (
    <WordsProvider value={words}>
      <Layout language={language} onLanguage={choose}>
        <ConnectionNotice onSignedOut={() => steps.settle({ name: 'refused', why: 'signedOut' })}>
          <section class="card">
            {place && <p class="progress">{words.connect.progress(place, 3)}</p>}
            <CurrentStep steps={steps} />
          </section>
        </ConnectionNotice>
      </Layout>
    </WordsProvider>
  )
}
