import pLimit from 'p-limit'
import { isAppError } from '../../core/errors.ts'
import { type Log } from '../../core/log.ts'
import { type Queue } from '../../integrations/queue/types.ts'
import { type HubspotConnections } from '../hubspot-connections.ts'
import { type Leases } from '../leases.ts'
import { postponeNotes, usersWithNotesDue } from '../notes/due-notes.ts'
import { type Notes } from '../notes/write-notes.ts'
import { type Settings } from '../settings.ts'
import { type SyncRuns } from './sync-runs.ts'

type Dependencies = {
  runs: SyncRuns
  leases: Leases
  queue: Queue
  settings: Settings
  hubspotConnections: HubspotConnections
  notes: Notes
  log: Log
}

const AT_ONCE = 4
/** What is younger is probably being worked on. */
const LEFT_ALONE_MS = 60_000
/** A note of a user whose HubSpot does not answer is not tried again before that. */
const POSTPONE_MS = 15 * 60_000

/** Finishes what a crash or a lost answer has left: open runs that nobody works on, and notes that nobody is sending. */
export const createSweeper = (dependencies: Dependencies) => {
  const { runs, leases, queue, settings, hubspotConnections, notes, log } = dependencies

  const sendNotes = async (userId: string, signal: AbortSignal) => {
    try {
      await leases.hold(
        `sync:${userId}`,
        async (writer) => {
          const portal = await hubspotConnections.notePortal(userId)
          const outcome = await notes.writeDue({ userId, portal, config: await settings.get(userId), writer })
          log.info({ userId, ...outcome, errors: outcome.errors.length }, 'notes swept up')
        },
        { signal },
      )
    } catch (error) {
      // Held by a run: it sends them itself.
      if (isAppError(error, 'conflict')) return
      signal.throwIfAborted()
      log.warn({ error, userId }, 'notes could not be swept up')
      await postponeNotes(userId, POSTPONE_MS)
    }
  }

  return {
    /** Safe to run at any time and in several processes at once. */
    async sweep(signal: AbortSignal): Promise<void> {
      for (const { _id: jobId, userId, createdAt } of await runs.abandoned()) {
        const isYoung = Date.now() - createdAt.getTime() < LEFT_ALONE_MS
        if (!isYoung && !(await leases.isHeld(`sync:${userId}`))) await queue.push('run-sync', { jobId, userId })
      }
      const limit = pLimit(AT_ONCE)
      const users = await usersWithNotesDue(notes.quarantineMs, LEFT_ALONE_MS)
      await Promise.all(users.map((userId) => limit(() => sendNotes(userId, signal))))
    },
  }
}
export type Sweeper = ReturnType<typeof createSweeper>
