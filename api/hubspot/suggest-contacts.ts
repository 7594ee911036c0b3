import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

const Suggestion = z.object({
  id: z.string(),
  firstname: z.string().nullable(),
  lastname: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
})

export const suggestHubspotContacts = endpoint({
  method: 'get',
  path: '/api/hubspot/contacts/suggest',
  auth: ['bearer', 'session'],
  summary: 'At most five contacts that a person of this name may be, the likeliest first',
  input: z.strictObject({ query: z.strictObject({ name: z.string().max(300).default('') }) }),
  output: z.object({ suggestions: z.array(Suggestion) }),
  handle: async ({ query, user }, { contacts }) => ({ suggestions: await contacts.suggest(user.id, query.name) }),
})
