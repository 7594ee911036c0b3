import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

/** `sending` = it may or may not have been made: it is looked for before anything is sent again. */
export const creationStates = ['sending', 'created', 'refused'] as const

/** The contact made for a chat: written before it is sent, since a contact has no key of ours. `_id` is the dialog's id. */
export const ContactCreation = z.object({
  _id: Id,
  userId: Id,
  state: z.enum(creationStates),
  /** SHA-256 of what was sent. */
  inputHash: z.string(),
  contactId: z.string().nullable(),
  /** HubSpot's reason for a refusal. */
  message: z.string().nullable(),
  at: z.date(),
})
export type ContactCreation = z.infer<typeof ContactCreation>

const fields = {
  userId: { type: String, required: true },
  state: { type: String, enum: creationStates, required: true },
  inputHash: { type: String, required: true },
  contactId: { type: String, default: null },
  message: { type: String, default: null },
  at: { type: Date, required: true },
} satisfies Fields<ContactCreation>

export const ContactCreationModel = defineModel<ContactCreation>('ContactCreation', fields, [[{ userId: 1 }]])
