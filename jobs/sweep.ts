import { type Context, type JobHandler } from '../context.ts'

export const sweepEveryMs = 2 * 60_000

/** Finishes what crashes and lost answers have left behind. */
export const sweep = ({ sweeper }: Context): JobHandler<'sweep'> => ({
  name: 'sweep',
  concurrency: 1,
  handle: (_data, signal) => sweeper.sweep(signal),
})
