import { Agenda, InMemoryNotificationChannel, type Job } from 'agenda'
import { MongoBackend } from '@agendajs/mongo-backend'
import { type Log } from '../../core/log.ts'
import { jobData, type JobName } from '../../models/job-data.ts'
import { type JobHandler, type Queue } from './types.ts'

const POLL_MS = 1_000
/** How long a job stays locked after its process died. */
const LOCK_MS = 60_000

export type RunningQueue = Queue & {
  /** Starts taking jobs. Everything handed in stays locked only while this process lives and touches it. */
  work(handlers: JobHandler<JobName>[]): Promise<void>
  /** Stops taking jobs, aborts those that run, waits for them up to `graceMs`, and closes the connection. */
  close(graceMs: number): Promise<void>
}

export type QueueOptions = { uri: string; log: Log; lockMs?: number | undefined }

/** Agenda on a MongoDB connection of its own: it pins another driver version than mongoose. */
export const createQueue = async ({ uri, log, lockMs = LOCK_MS }: QueueOptions): Promise<RunningQueue> => {
  const stopping = new AbortController()
  const agenda = new Agenda({
    backend: new MongoBackend({ address: uri, collection: 'jobs', options: { serverSelectionTimeoutMS: 8_000 } }),
    processEvery: POLL_MS,
    defaultLockLifetime: lockMs,
    removeOnComplete: true,
    // A job pushed in this process starts at once; other processes find it by polling.
    notificationChannel: new InMemoryNotificationChannel(),
  })
  // Agenda goes on polling for a moment while its connection closes.
  agenda.on('error', (error) => stopping.signal.aborted || log.error({ error }, 'queue failed'))
  agenda.on('fail', (error) => log.warn({ error }, 'job failed'))
  await agenda.ready

  const keepLocked = async <T>(job: Job<unknown>, work: () => Promise<T>): Promise<T> => {
    const timer = setInterval(
      () => void job.touch().catch((error: unknown) => log.warn({ error }, 'job touch failed')),
      lockMs / 4,
    )
    try {
      return await work()
    } finally {
      clearInterval(timer)
    }
  }

  return {
    async push(name, data) {
      await agenda.now(name, jobData[name].parse(data))
    },
    async repeat(name, data, everyMs) {
      await agenda.every(everyMs, name, jobData[name].parse(data))
    },
    async work(handlers) {
      for (const handler of handlers) {
        const { name, concurrency } = handler
        agenda.define<unknown>(
          name,
          (job) => keepLocked(job, () => handler.handle(jobData[name].parse(job.attrs.data), stopping.signal)),
          {
            concurrency,
            lockLimit: concurrency * 2,
            backoff: ({ attempt }) => (attempt > 5 ? null : attempt * 30_000),
          },
        )
      }
      await agenda.start()
    },
    async close(graceMs) {
      stopping.abort(new Error('the process is stopping'))
      const { running } = await agenda.drain({ timeout: graceMs, closeConnection: true })
      if (running > 0) log.warn({ running }, 'jobs were cut off; another start goes on with them')
    },
  }
}
