import { z } from 'zod'
import { Id } from '../../core/ids.ts'
import { endpoint } from '../endpoint.ts'
import { DecisionView, decisionView } from '../views/contact-view.ts'

export const decideMatch = endpoint({
  method: 'patch',
  path: '/api/hubspot/contacts/search',
  auth: ['bearer', 'session'],
  summary: 'Confirms what is proposed for a chat, or ignores the chat',
  input: z.strictObject({
    query: z.strictObject({}),
    body: z.strictObject({ dialogId: Id, action: z.enum(['confirm', 'ignore']) }),
  }),
  output: DecisionView,
  handle: async ({ body: { dialogId, action }, user }, { contacts }) =>
    decisionView(await contacts[action](user.id, dialogId)),
})
