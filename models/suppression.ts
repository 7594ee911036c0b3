import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

/** A pair that the person has said is wrong: it is never proposed again. */
export const Suppression = z.object({
  _id: Id,
  userId: Id,
  dialogId: Id,
  contactId: z.string(),
  createdAt: z.date(),
})
export type Suppression = z.infer<typeof Suppression>

const fields = {
  userId: { type: String, required: true },
  dialogId: { type: String, required: true },
  contactId: { type: String, required: true },
  createdAt: { type: Date, required: true },
} satisfies Fields<Suppression>

export const SuppressionModel = defineModel<Suppression>('Suppression', fields, [
  [{ userId: 1, dialogId: 1, contactId: 1 }, { unique: true }],
])
