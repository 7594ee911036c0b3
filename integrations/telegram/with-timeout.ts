/**
 * Settles as `work` does, but rejects with `timedOut()` after `ms` milliseconds and with the signal's reason when it
 * aborts. Neither timer nor listener outlives it.
 */
export const withTimeout = <T>(
  work: Promise<T>,
  ms: number,
  timedOut: () => Error,
  signal?: AbortSignal,
): Promise<T> => {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const onAbort = () => reject(signal?.reason)
  const timer = setTimeout(() => reject(timedOut()), ms)
  if (signal?.aborted) onAbort()
  signal?.addEventListener('abort', onAbort, { once: true })
  work.then(resolve, reject)
  return promise.finally(() => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  })
}
