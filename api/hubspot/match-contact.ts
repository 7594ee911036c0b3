import { z } from 'zod'
import { Id } from '../../core/ids.ts'
import { endpoint } from '../endpoint.ts'
import { DecisionView, decisionView } from '../views/contact-view.ts'
import { ContactId } from './contact-id.ts'

export const matchContact = endpoint({
  method: 'patch',
  path: '/api/hubspot/contacts/match',
  auth: ['bearer', 'session'],
  summary: 'Links a chat with a contact of your choice; its notes go there',
  input: z.strictObject({
    query: z.strictObject({}),
    body: z.strictObject({
      dialogId: Id,
      hubspotContactId: ContactId,
      matchStatus: z.literal('CONFIRMED', 'can only be CONFIRMED').default('CONFIRMED'),
    }),
  }),
  output: DecisionView,
  handle: async ({ body, user }, { contacts }) =>
    decisionView(await contacts.match(user.id, body.dialogId, body.hubspotContactId)),
})
