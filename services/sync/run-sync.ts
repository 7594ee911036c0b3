import { AppError, isAppError } from '../../core/errors.ts'
import { type Log } from '../../core/log.ts'
import { type SyncResult } from '../../models/sync-run.ts'
import { tidyContacts } from '../contacts/tidy-contacts.ts'
import { type HubspotConnections } from '../hubspot-connections.ts'
import { type HeldLease, type Leases } from '../leases.ts'
import { type Notes } from '../notes/write-notes.ts'
import { type Settings } from '../settings.ts'
import { type TelegramAccounts } from '../telegram-accounts.ts'
import { type SyncAccount } from './sync-account.ts'
import { type StartedRun, type SyncRuns } from './sync-runs.ts'

type Dependencies = {
  runs: SyncRuns
  leases: Leases
  settings: Settings
  telegramAccounts: TelegramAccounts
  hubspotConnections: HubspotConnections
  syncAccount: SyncAccount
  notes: Notes
  log: Log
}
export type RunRef = { jobId: string; userId: string; signal: AbortSignal }

const READING_ENDS_AT = 80
const emptyResult = (): SyncResult => ({
  dialogsProcessed: 0,
  digestsCreated: 0,
  digestsUpdated: 0,
  notesCreated: 0,
  notesUpdated: 0,
  errors: [],
})
const explain = (error: unknown) =>
  isAppError(error) ? error.message : 'The sync stopped on an unexpected fault. Nothing is lost; start it again.'

/** One run of one user's sync: read each account, then write the notes. */
export const createRunSync = (dependencies: Dependencies) => {
  const { runs, leases, settings, telegramAccounts, hubspotConnections, syncAccount, notes, log } = dependencies

  const work = async (run: StartedRun, lease: HeldLease, result: SyncResult) => {
    const { userId, jobId } = run
    const { signal } = lease
    const report = (percent: number) => runs.report(run, percent)
    const config = await settings.get(userId)
    const portal = await hubspotConnections.notePortal(userId)
    const { crm } = portal
    const accounts = await telegramAccounts.active(userId)
    if (accounts.length === 0)
      throw new AppError('not-connected', 'No Telegram account is signed in. Connect one first.')

    const failures: unknown[] = []
    for (const [index, account] of accounts.entries()) {
      const onProgress = (share: number) => report((READING_ENDS_AT * (index + share)) / accounts.length)
      try {
        await syncAccount({ account, config, crm, result, signal, lease, onProgress })
      } catch (error) {
        signal.throwIfAborted()
        if (!isAppError(error)) log.error({ error, userId, jobId }, 'account failed')
        failures.push(error)
        result.errors.push({ dialogId: null, peerName: null, message: explain(error) })
      }
    }
    result.errors.push(...(await tidyContacts({ userId, crm, config, writer: lease })))
    // What was stored gets its notes even where the reading broke off.
    const span = 100 - READING_ENDS_AT
    const onProgress = (done: number, of: number) => report(READING_ENDS_AT + (span * done) / of)
    const written = await notes.writeDue({ userId, portal, config, writer: lease, onProgress })
    result.notesCreated += written.created
    result.notesUpdated += written.updated
    result.errors.push(...written.errors)
    if (failures.length === accounts.length) throw failures[0]
  }

  /** Does the run unless it has ended already. Safe to call twice: a run that was cut off goes on. Aborting leaves it open. */
  return ({ jobId, userId, signal: outer }: RunRef): Promise<void> =>
    leases.hold(
      `sync:${userId}`,
      async (lease) => {
        const { fence, signal } = lease
        if (!(await runs.start(userId, jobId, fence))) return
        const run = { userId, jobId, fence }
        const result = emptyResult()
        try {
          await work(run, lease, result)
          await runs.complete(run, result)
          log.info({ userId, jobId, errors: result.errors.length }, 'sync completed')
        } catch (error) {
          if (signal.aborted) throw error
          log.warn({ error, userId, jobId }, 'sync failed')
          await runs.fail(run, explain(error), result)
        }
      },
      { signal: outer, waitMs: 60_000 },
    )
}
export type RunSync = ReturnType<typeof createRunSync>
