import mongoose from 'mongoose'
import { z } from 'zod'
import { type Reached } from './reached.ts'

const Change = z.object({
  operationType: z.string(),
  ns: z.object({ coll: z.string() }).optional(),
  updateDescription: z.object({ updatedFields: z.record(z.string(), z.unknown()).nullish() }).optional(),
})

const stepsOf = (collection: string, isInsert: boolean, fields: Record<string, unknown>): string[] => {
  const steps: Record<string, boolean> = {
    'digest opened': collection === 'digests' && isInsert,
    'digest summarizing': collection === 'digests' && fields.status === 'SUMMARIZING',
    'digest stored': collection === 'digests' && fields.status === 'SYNCING',
    'note intended': collection === 'digests' && fields.noteSentAt instanceof Date,
    'note recorded': collection === 'digests' && fields.noteState === 'written',
    'contact taken in': collection === 'digests' && fields.contactDue === false,
    'cursor advanced': collection === 'dialogs' && typeof fields.cursor === 'number',
    'dialog stored': collection === 'dialogs' && isInsert,
    'dialog matched': collection === 'dialogs' && typeof fields.hubspotContactId === 'string',
    'contact recorded': collection === 'dialogs' && typeof fields.contactHash === 'string',
    'run active': collection === 'syncruns' && fields.state === 'active',
    'run reported': collection === 'syncruns' && typeof fields.progress === 'number' && fields.state === undefined,
    'run completed': collection === 'syncruns' && fields.state === 'completed',
  }
  return Object.keys(steps).filter((name) => steps[name])
}

/** Tells `reached` of every state that a run leaves in the database. */
export const watchDatabase = (reached: Reached) => {
  const stream = mongoose.connection.watch([], {})
  stream.on('change', (raw) => {
    const change = Change.parse(raw)
    const fields = change.updateDescription?.updatedFields ?? {}
    for (const step of stepsOf(change.ns?.coll ?? '', change.operationType === 'insert', fields))
      reached.step(`database ${step}`)
  })
  stream.on('error', () => undefined)
  return { close: () => stream.close() }
}
