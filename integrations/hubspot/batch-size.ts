import pLimit from 'p-limit'

/** HubSpot's limit on inputs of one batch call, and ours on values of one IN filter. */
export const batchSize = 100
const callsAtOnce = 4

export const inChunks = <T>(items: T[], size = batchSize): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

/**
 * Runs the work over chunks, a few at a time, results in the order of the items. Waits for all of them before it throws the
 * first error, so that nothing is still being sent once the caller has its answer.
 */
export const overChunks = async <T, R>(items: T[], work: (chunk: T[]) => Promise<R[]>, size = batchSize) => {
  const limit = pLimit(callsAtOnce)
  const settled = await Promise.allSettled(inChunks(items, size).map((chunk) => limit(() => work(chunk))))
  return settled.flatMap((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}
