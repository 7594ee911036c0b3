import { z } from 'zod'
import { Id } from '../core/ids.ts'

/** What the queue stores for each job, by the job's name: stored data, so it is parsed when it comes back. */
export const jobData = {
  'run-sync': z.strictObject({ jobId: Id, userId: Id }),
  'settle-contact': z.strictObject({ userId: Id, dialogId: Id }),
  'follow-contact': z.strictObject({
    portalId: z.string().regex(/^\d+$/),
    contactId: z.string().regex(/^\d+$/),
    news: z.enum(['changed', 'erased']),
  }),
  sweep: z.strictObject({}),
}
export type JobName = keyof typeof jobData
export type JobData<Name extends JobName = JobName> = z.infer<(typeof jobData)[Name]>
