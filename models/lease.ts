import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

/** Who may work on something right now. `_id` names the thing; `fence` grows with every new holder. */
export const Lease = z.object({ _id: Id, holder: z.string(), until: z.date(), fence: z.int() })
export type Lease = z.infer<typeof Lease>

const fields = {
  holder: { type: String, required: true },
  until: { type: Date, required: true },
  fence: { type: Number, required: true },
} satisfies Fields<Lease>

export const LeaseModel = defineModel<Lease>('Lease', fields)
