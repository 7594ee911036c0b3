import { useEffect, useRef, useState } from 'preact/hooks'
import { type Answer, type Failure, untilAnswered } from '../http/call.ts'
import { useConnection } from './connection.tsx'
import { useCountdown } from './use-countdown.ts'

type State = { status: 'idle' | 'busy' } | { status: 'failed'; failure: Failure; until: number | null }

/** One request at a time for a step of a page. It is dropped with the step; while the connection is lost it is sent again. */
export const useRequest = () => {
  const [state, setState] = useState<State>({ status: 'idle' })
  const { setLost, onSignedOut } = useConnection()
  const gone = useRef(new AbortController())
  useEffect(
    () => () => {
      gone.current.abort()
      setLost(false)
    },
    [],
  )
  const secondsLeft = useCountdown(state.status === 'failed' ? state.until : null)
  const mayAsk = state.status !== 'busy' && secondsLeft === 0

  /** Null = not sent because one is under way or must wait; dropped with the step; or failed, which `failure` tells. */
  const ask = async <T>(send: () => Promise<Answer<T>>): Promise<T | null> => {
    if (!mayAsk) return null
    setState({ status: 'busy' })
    const { signal } = gone.current
    const answer = await untilAnswered(send, setLost, signal)
    if (signal.aborted) return null
    if (answer.ok) {
      setState({ status: 'idle' })
      return answer.value
    }
    const { failure } = answer
    if (failure.code === 'unauthenticated') onSignedOut()
    const until = failure.retryAfter === null ? null : Date.now() + failure.retryAfter * 1000
    setState({ status: 'failed', failure, until })
    return null
  }

  return {
    ask,
    isBusy: state.status === 'busy',
    mayAsk,
    secondsLeft,
    failure: state.status === 'failed' ? state.failure : null,
  }
}
export type Request = ReturnType<typeof useRequest>
