import { type RunState, type SyncResult, type SyncRun, SyncRunModel } from '../../models/sync-run.ts'

const isDuplicateKey = (error: unknown) => error instanceof Error && 'code' in error && error.code === 11_000

export type RunStatus = Pick<SyncRun, 'progress' | 'result' | 'error'> & { state: RunState | 'not_found' }

/** A run in the hands of the worker whose lease has this fence. */
export type StartedRun = { userId: string; jobId: string; fence: number }

/** The records of runs. One user has at most one open run: a unique index says so. */
export const createSyncRuns = () => ({
  openRun: (userId: string): Promise<SyncRun | null> => SyncRunModel.findOne({ userId, open: true }).lean(),

  /** Records a new run, or returns the one that is open already. */
  async open(userId: string, jobId: string): Promise<SyncRun> {
    const run: SyncRun = {
      _id: jobId,
      userId,
      state: 'waiting',
      open: true,
      progress: 0,
      result: null,
      error: null,
      fence: 0,
      createdAt: new Date(),
      startedAt: null,
      finishedAt: null,
    }
    try {
      await SyncRunModel.create(run)
      return run
    } catch (error) {
      const running = isDuplicateKey(error) ? await this.openRun(userId) : null
      if (running) return running
      throw error
    }
  },

  /** Marks a run active under the fence of the user's lease. Null if it is not open any more: somebody else has ended it. */
  start: (userId: string, jobId: string, fence: number): Promise<SyncRun | null> =>
    SyncRunModel.findOneAndUpdate(
      { _id: jobId, userId, open: true, fence: { $not: { $gt: fence } } },
      [{ $set: { state: 'active', fence, startedAt: { $ifNull: ['$startedAt', '$$NOW'] } } }],
      { returnDocument: 'after', updatePipeline: true },
    ).lean(),

  /** Progress in percent; it never goes back. Like the two below, nothing if the run is in another worker's hands by now. */
  async report({ userId, jobId, fence }: StartedRun, progress: number): Promise<void> {
    await SyncRunModel.updateOne(
      { _id: jobId, userId, open: true, fence },
      { $max: { progress: Math.min(99, Math.floor(progress)) } },
    )
  },

  async complete({ userId, jobId, fence }: StartedRun, result: SyncResult): Promise<void> {
    await SyncRunModel.updateOne(
      { _id: jobId, userId, open: true, fence },
      { $set: { state: 'completed', open: false, progress: 100, result, error: null, finishedAt: new Date() } },
    )
  },

  async fail({ userId, jobId, fence }: StartedRun, error: string, result: SyncResult | null): Promise<void> {
    await SyncRunModel.updateOne(
      { _id: jobId, userId, open: true, fence },
      { $set: { state: 'failed', open: false, error, result, finishedAt: new Date() } },
    )
  },

  /** How a run stands. Another user's run is as unknown as one that never was. */
  async status(userId: string, jobId: string): Promise<RunStatus> {
    const run = await SyncRunModel.findOne({ _id: jobId, userId }).lean()
    return run ?? { state: 'not_found', progress: 0, result: null, error: null }
  },

  /** Runs that a process has left open, oldest first. */
  abandoned: (): Promise<SyncRun[]> => SyncRunModel.find({ open: true }).sort({ createdAt: 1 }).limit(1_000).lean(),
})
export type SyncRuns = ReturnType<typeof createSyncRuns>
