import { z } from 'zod'
import { Id } from '../../core/ids.ts'
import { endpoint } from '../endpoint.ts'
import { DecisionView, decisionView } from '../views/contact-view.ts'
import { ContactId } from './contact-id.ts'

export const rejectContact = endpoint({
  method: 'post',
  path: '/api/hubspot/contacts/reject',
  auth: ['bearer', 'session'],
  summary: 'This contact is not the person: it is never proposed again for the chat, and its notes are taken back',
  input: z.strictObject({
    query: z.strictObject({}),
    body: z.strictObject({ dialogId: Id, hubspotContactId: ContactId }),
  }),
  output: DecisionView,
  handle: async ({ body: { dialogId, hubspotContactId }, user }, { contacts }) =>
    decisionView(await contacts.reject(user.id, dialogId, hubspotContactId)),
})
