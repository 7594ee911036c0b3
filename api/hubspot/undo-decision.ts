import { z } from 'zod'
import { Id } from '../../core/ids.ts'
import { endpoint } from '../endpoint.ts'
import { DecisionView, decisionView } from '../views/contact-view.ts'

export const undoDecision = endpoint({
  method: 'post',
  path: '/api/hubspot/contacts/undo',
  auth: ['bearer', 'session'],
  summary: 'Takes the last decision about a chat’s contact back, its notes included',
  input: z.strictObject({ query: z.strictObject({}), body: z.strictObject({ dialogId: Id }) }),
  output: DecisionView,
  handle: async ({ body, user }, { contacts }) => decisionView(await contacts.undo(user.id, body.dialogId)),
})
