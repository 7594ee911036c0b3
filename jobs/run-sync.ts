import { type Context, type JobHandler } from '../context.ts'

/** One run of one user's sync. Several users at a time, never two runs of one user. */
export const runSync = ({ sync }: Context): JobHandler<'run-sync'> => ({
  name: 'run-sync',
  concurrency: 4,
  handle: ({ jobId, userId }, signal) => sync.run({ jobId, userId, signal }),
})
