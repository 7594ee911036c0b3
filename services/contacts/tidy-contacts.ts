import { isAppError } from '../../core/errors.ts'
import { type Crm } from '../../integrations/hubspot/types.ts'
import { DecisionModel } from '../../models/decision.ts'
import { DialogModel } from '../../models/dialog.ts'
import { type SyncConfig } from '../../models/sync-config.ts'
import { type SyncError } from '../../models/sync-run.ts'
import { type Writer } from '../digests/change-digest.ts'
import { autoCreate } from './auto-create.ts'
import { doubtfulDialogs, followContact } from './follow-contact.ts'
import { placeNotes } from './place-notes.ts'

const RECENT_MS = 7 * 24 * 3600 * 1_000

const endsRun = ['hubspot-access-lost', 'not-connected'] as const

type Tidying = { userId: string; crm: Crm; config: SyncConfig; writer: Writer }

/**
 * What a run does about contacts before it writes notes: follows those that are gone, finishes what a crash has left of recent
 * decisions, makes new ones where that is wanted. What goes wrong is reported and holds nothing up.
 */
export const tidyContacts = async ({ userId, crm, config, writer }: Tidying): Promise<SyncError[]> => {
  const errors: SyncError[] = []
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      if (!isAppError(error) || endsRun.some((kind) => kind === error.kind)) throw error
      errors.push({ dialogId: null, peerName: null, message: error.message })
    }
  }
  await attempt(async () => {
    for (const dialog of await doubtfulDialogs(userId)) await followContact(crm, dialog)
  })
  await attempt(async () => {
    const since = new Date(Date.now() - RECENT_MS)
    const _id = { $in: await DecisionModel.distinct('dialogId', { userId, at: { $gt: since } }) }
    for (const dialog of await DialogModel.find({ userId, _id }).lean()) await placeNotes(crm, dialog, writer)
  })
  await attempt(() => autoCreate(userId, crm, config))
  return errors
}
