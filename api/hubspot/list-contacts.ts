import { z } from 'zod'
import { Id } from '../../core/ids.ts'
import { matchStatuses } from '../../models/dialog.ts'
import { endpoint } from '../endpoint.ts'
import { ContactView, contactView } from '../views/contact-view.ts'

export const listContacts = endpoint({
  method: 'get',
  path: '/api/hubspot/contacts/search',
  auth: ['bearer', 'session'],
  summary: 'All tracked chats with the HubSpot contact they belong to, the newest first',
  input: z.strictObject({
    query: z.strictObject({ matchStatus: z.enum(matchStatuses).optional(), accountId: Id.optional() }),
  }),
  output: z.object({ contacts: z.array(ContactView) }),
  handle: async ({ query, user }, { contacts }) => ({
    contacts: (await contacts.list(user.id, query)).map(contactView),
  }),
})
