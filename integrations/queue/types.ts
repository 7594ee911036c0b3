import { type JobData, type JobName } from '../../models/job-data.ts'

/** Where work is put for a worker of any process. A job may be pushed or run twice: what it does must bear that. */
export interface Queue {
  push<Name extends JobName>(name: Name, data: JobData<Name>): Promise<void>
  /** Does a job now and then every so often, in whichever process has time for it. Safe to call in every process. */
  repeat<Name extends JobName>(name: Name, data: JobData<Name>, everyMs: number): Promise<void>
}

/** What a worker does with the jobs of one name. `signal` aborts when the process stops: reach a safe point and throw. */
export type JobHandler<Name extends JobName> = {
  name: Name
  /** Jobs of this name at a time in this process. */
  concurrency: number
  handle(data: JobData<Name>, signal: AbortSignal): Promise<void>
}
