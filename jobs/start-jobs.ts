import { type Context } from '../context.ts'
import { runSync } from './run-sync.ts'

const jobs = [runSync]

/** Opens the door for scheduled and queued work. */
export const startJobs = async (context: Context): Promise<void> => {
  await context.queue.work(jobs.map((create) => create(context)))
  await context.sync.recover()
}
