import { z } from 'zod'
import { Id } from '../../core/ids.ts'
import { endpoint } from '../endpoint.ts'

const blank = (text: string) => (text.trim() === '' ? undefined : text.trim())
const Name = z.string().max(200).transform(blank).optional()
const Email = z.string().max(200).transform(blank).pipe(z.email('not an email address').optional()).optional()
const Phone = z
  .string()
  .max(40)
  .transform(blank)
  .pipe(
    z
      .string()
      .regex(/^[+(]?\d[\d\s().\-/]{3,}$/, 'not a phone number')
      .optional(),
  )
  .optional()

const Body = z
  .strictObject({ dialogId: Id, firstname: Name, lastname: Name, email: Email, phone: Phone })
  .refine(({ firstname, lastname, email }) => firstname ?? lastname ?? email, 'needs a first name, last name or email')

const present = (fields: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

export const createHubspotContact = endpoint({
  method: 'post',
  path: '/api/hubspot/contacts/create',
  auth: ['bearer', 'session'],
  summary: 'Makes a HubSpot contact for a chat and links them; asked again, gives the same one',
  input: z.strictObject({ query: z.strictObject({}), body: Body }),
  output: z.object({
    success: z.literal(true),
    contactId: z.string(),
    contact: z.object({
      id: z.string(),
      firstname: z.string().nullable(),
      lastname: z.string().nullable(),
      email: z.string().nullable(),
    }),
  }),
  handle: async ({ body: { dialogId, ...fields }, user }, { contacts }) => {
    const { contact } = await contacts.create(user.id, dialogId, present(fields))
    return { success: true as const, contactId: contact.id, contact }
  },
})
