import pLimit from 'p-limit'

/** HubSpot's limit on inputs of one batch call. */
export const batchSize = 100
const callsAtOnce = 4

export const inChunks = <T>(items: T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize),
  )

/**
 * Runs the work over chunks, a few at a time, results in their order. Waits for all of them before it throws the first error,
 * so that nothing is still being sent once the caller has its answer.
 */
export const overEach = async <T, R>(chunks: T[][], work: (chunk: T[]) => Promise<R[]>): Promise<R[]> => {
  const limit = pLimit(callsAtOnce)
  const settled = await Promise.allSettled(chunks.map((chunk) => limit(() => work(chunk))))
  return settled.flatMap((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}

export const overChunks = <T, R>(items: T[], work: (chunk: T[]) => Promise<R[]>) => overEach(inChunks(items), work)
