import { FailureNotice } from '../parts/FailureNotice.tsx'
import { Heading } from '../parts/Heading.tsx'
import { useWords } from '../parts/language.tsx'
import { QrCode } from '../parts/QrCode.tsx'
import { useCountdown } from '../parts/use-countdown.ts'
import { useQr } from './use-qr.ts'
import { type Steps } from './use-steps.ts'

export const QrStep = ({ steps }: { steps: Steps }) => {
  const { connect, tryAgain } = useWords()
  const words = connect.qr
  const { view, renew } = useQr({
    onPassword: (authToken) => steps.go({ name: 'password', authToken }),
    onSignedIn: (signedIn) => steps.settle({ name: 'saving', signedIn }),
  })
  const secondsLeft = useCountdown(view.status === 'failed' ? view.until : null)
  return (
    <>
      <Heading>{words.heading}</Heading>
      <div class="scan">
        <ol class="numbered">
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <div class="qr-place">
          {view.status === 'showing' && <QrCode text={view.url} label={words.picture} />}
          {view.status === 'preparing' && <p class="hint">{words.preparing}</p>}
          {view.status === 'resting' && (
            <button type="button" class="button" onClick={renew}>
              {words.renew}
            </button>
          )}
          {view.status === 'failed' && (
            <button
              type="button"
              class="button"
              aria-disabled={secondsLeft > 0 ? 'true' : undefined}
              onClick={() => secondsLeft === 0 && renew()}
            >
              {tryAgain}
            </button>
          )}
        </div>
      </div>
      {view.status === 'failed' && <FailureNotice failure={view.failure} secondsLeft={secondsLeft} />}
      <p class="said" role="status">
        {view.status === 'showing' && words.waiting}
        {view.status === 'resting' && words.paused}
      </p>
      <p class="hint other-way">{words.samePhone}</p>
      <div class="actions">
        <button type="button" class="button quiet" onClick={() => steps.swap({ name: 'phone', phone: '' })}>
          {words.usePhone}
        </button>
      </div>
    </>
  )
}
