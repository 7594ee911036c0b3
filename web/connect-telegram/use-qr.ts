import { useEffect, useRef, useState } from 'preact/hooks'
import { api, type Qr, type SignedIn } from '../http/api.ts'
import { type Failure, pause, untilAnswered } from '../http/call.ts'
import { useConnection } from '../parts/connection.tsx'

/** The server asks Telegram every 2 s at most. */
const POLL_MS = 2_100
const LEAST_PAUSE_MS = 1_000
/** After that nobody is there any more. */
const REST_MS = 5 * 60_000

export type QrView =
  | { status: 'preparing' }
  | { status: 'showing'; url: string }
  | { status: 'resting' }
  | { status: 'failed'; failure: Failure; until: number | null }
type Outcome = { onSignedIn: (signedIn: SignedIn) => void; onPassword: (authToken: string) => void }

/** Keeps a living QR code on the page until it is scanned, nobody comes, or Telegram refuses. */
export const useQr = ({ onSignedIn, onPassword }: Outcome) => {
  const [view, setView] = useState<QrView>({ status: 'preparing' })
  const [round, setRound] = useState(0)
  const { setLost, onSignedOut } = useConnection()
  const outcome = useRef({ onSignedIn, onPassword })

  useEffect(() => {
    const gone = new AbortController()
    const { signal } = gone

    const fail = (failure: Failure) => {
      if (signal.aborted) return null
      if (failure.code === 'unauthenticated') onSignedOut()
      const until = failure.retryAfter === null ? null : Date.now() + failure.retryAfter * 1000
      setView({ status: 'failed', failure, until })
      return null
    }
    const show = (qr: Qr) => {
      setView({ status: 'showing', url: qr.url })
      return qr
    }
    const start = async () => {
      const answer = await untilAnswered(() => api.startQr(signal), setLost, signal)
      return answer.ok ? show(answer.value) : fail(answer.failure)
    }

    /** Asks once how the code stands: the code to go on with, or null if this is over. */
    const follow = async (qr: Qr): Promise<Qr | null> => {
      const answer = await untilAnswered(() => api.qrState(qr.authToken, signal), setLost, signal)
      if (signal.aborted) return null
      if (!answer.ok) return answer.failure.code === 'not-found' ? start() : fail(answer.failure)
      const { value } = answer
      if (value.state === 'waiting') return show({ ...qr, url: value.url, expiresAt: value.expiresAt })
      if (value.state === 'expired') return start()
      if (value.state === 'done') outcome.current.onSignedIn(value)
      else outcome.current.onPassword(qr.authToken)
      return null
    }

    const run = async () => {
      setView({ status: 'preparing' })
      const restAt = Date.now() + REST_MS
      for (let qr = await start(); qr && !signal.aborted; qr = await follow(qr)) {
        const expiresIn = Date.parse(qr.expiresAt) - Date.now()
        await pause(Math.min(POLL_MS, Math.max(LEAST_PAUSE_MS, expiresIn)), signal)
        if (Date.now() > restAt) return setView({ status: 'resting' })
      }
    }
    void run()
    return () => {
      gone.abort()
      setLost(false)
    }
  }, [round])

  return { view, renew: () => setRound((now) => now + 1) }
}
