import { type Context, type JobHandler } from '../context.ts'
import { type JobName } from '../models/job-data.ts'
import { followContact } from './follow-contact.ts'
import { runSync } from './run-sync.ts'
import { settleContact } from './settle-contact.ts'
import { sweep, sweepEveryMs } from './sweep.ts'

const jobs: ((context: Context) => JobHandler<JobName>)[] = [runSync, settleContact, followContact, sweep]

/** Opens the door for scheduled and queued work. */
export const startJobs = async (context: Context): Promise<void> => {
  await context.queue.work(jobs.map((create) => create(context)))
  await context.sync.recover()
  await context.queue.repeat('sweep', {}, sweepEveryMs)
}
