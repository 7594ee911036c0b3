import { useEffect, useRef, useState } from 'preact/hooks'
import { type Step } from './steps.ts'

const depthIn = (state: unknown): number =>
  typeof state === 'object' && state !== null && 'depth' in state && typeof state.depth === 'number' ? state.depth : 0

/**
 * The steps taken so far. Each is an entry of the browser's history that holds its place and nothing else, so that Back
 * leads to the step before. Forward leads nowhere: what a later step held is forgotten by then.
 */
export const useSteps = (first: Step) => {
  const [trail, setTrail] = useState<[Step, ...Step[]]>([first])
  const current = useRef(trail)
  current.current = trail

  useEffect(() => {
    const onPopState = ({ state }: PopStateEvent) => {
      const depth = depthIn(state)
      const here = current.current.length - 1
      const [start, ...rest] = current.current
      if (depth < here) setTrail([start, ...rest.slice(0, depth)])
      if (depth > here) history.go(here - depth)
    }
    addEventListener('popstate', onPopState)
    return () => removeEventListener('popstate', onPopState)
  }, [])

  return {
    step: trail.at(-1) ?? trail[0],
    /** One step on. */
    go(step: Step) {
      history.pushState({ depth: current.current.length }, '')
      setTrail(([start, ...rest]) => [start, ...rest, step])
    },
    /** Another step in the place of this one. */
    swap(step: Step) {
      setTrail(([start, ...rest]) => (rest.length === 0 ? [step] : [start, ...rest.slice(0, -1), step]))
    },
    /** Back to the choice between QR code and phone number; to the consent where the sign-in began elsewhere. */
    beginAgain() {
      const entries = current.current.length
      if (entries > 2) history.go(2 - entries)
      else setTrail([{ name: 'consent' }])
    },
    /** The only step from now on: Back leaves the page. */
    settle(step: Step) {
      const entries = current.current.length - 1
      setTrail([step])
      if (entries > 0) history.go(-entries)
    },
  }
}
export type Steps = ReturnType<typeof useSteps>
