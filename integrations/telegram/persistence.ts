import { setTimeout as sleep } from 'node:timers/promises'
import { failure, judge } from './error-map.ts'
import { type ConnectOptions } from './types.ts'

export type Persistence = {
  tries: number
  retryDelayMs: number
  floodWait: ConnectOptions['floodWait']
  onFloodWait?: ConnectOptions['onFloodWait']
  signal: AbortSignal
}

const longestFloodWaitSeconds = 60
const mostFloodWaits = 5

/**
 * Repeats a step until it succeeds, its failure is hopeless, the tries are used up or the signal aborts, and sleeps through
 * short flood waits where asked to. Rejects with AppErrors only.
 */
export const persist = async <T>(
  step: () => Promise<T>,
  { tries, retryDelayMs, floodWait, onFloodWait, signal }: Persistence,
): Promise<T> => {
  const pause = (ms: number) =>
    sleep(ms, undefined, { signal }).catch(() => {
      throw judge(failure('CLOSED')).error
    })
  let floodWaits = 0
  for (let attempt = 1; ;) {
    try {
      return await step()
    } catch (failed) {
      const { error, retry, waitSeconds } = judge(failed)
      if (waitSeconds !== null) await onFloodWait?.(waitSeconds)
      if (signal.aborted) throw error
      if (waitSeconds === null) {
        if (!retry || attempt >= tries) throw error
        await pause(retryDelayMs * attempt++)
      } else {
        const isShort = waitSeconds <= longestFloodWaitSeconds && floodWaits++ < mostFloodWaits
        if (floodWait === 'fail' || !isShort) throw error
        await pause(waitSeconds * 1_000)
      }
    }
  }
}
