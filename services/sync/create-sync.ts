import { AppError } from '../../core/errors.ts'
import { type Queue } from '../../integrations/queue/types.ts'
import { type HubspotConnections } from '../hubspot-connections.ts'
import { type TelegramAccounts } from '../telegram-accounts.ts'
import { type Users } from '../users.ts'
import { type RunSync } from './run-sync.ts'
import { type RunStatus, type SyncRuns } from './sync-runs.ts'

type Dependencies = {
  runs: SyncRuns
  run: RunSync
  queue: Queue
  users: Users
  telegramAccounts: TelegramAccounts
  hubspotConnections: HubspotConnections
}

export const createSync = ({ runs, run, queue, users, telegramAccounts, hubspotConnections }: Dependencies) => {
  const checkConnections = async (userId: string) => {
    const [accounts, hasHubspot] = await Promise.all([
      telegramAccounts.active(userId),
      hubspotConnections.isUsable(userId),
    ])
    const missing = [...(accounts.length === 0 ? ['Telegram'] : []), ...(hasHubspot ? [] : ['HubSpot'])]
    if (missing.length > 0)
      throw new AppError('not-connected', `Connect ${missing.join(' and ')} first, then start the sync again.`)
  }

  return {
    /** Starts a run by hand and returns its jobId; while one is open, that one's. Throws `not-connected`. */
    async trigger(userId: string): Promise<{ jobId: string }> {
      await checkConnections(userId)
      const running = await runs.openRun(userId)
      if (running) return { jobId: running._id }
      const number = await users.nextManualRun(userId)
      const { _id: jobId } = await runs.open(userId, `sync:${userId}:manual:${number}`)
      await queue.push('run-sync', { jobId, userId })
      return { jobId }
    },

    status: (userId: string, jobId: string): Promise<RunStatus> => runs.status(userId, jobId),

    run,

    /** Queues again what a stopped process has left open; a run that is still alive elsewhere is not disturbed by it. */
    async recover(): Promise<void> {
      for (const { _id: jobId, userId } of await runs.abandoned()) await queue.push('run-sync', { jobId, userId })
    },
  }
}
export type Sync = ReturnType<typeof createSync>
