import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { TimeOfDay, TimeZone } from '../core/time.ts'
import { defineModel, type Fields } from './define-model.ts'
import { DigestLanguage } from './digest-content.ts'

export const summaryStyles = ['BUSINESS', 'DETAILED', 'MINIMAL'] as const

/** How a user wants to be synced. `_id` is the user's id. */
export const SyncConfig = z.object({
  _id: Id,
  syncTime: TimeOfDay,
  timezone: TimeZone,
  includeGroups: z.boolean(),
  minMessages: z.int().min(1).max(1_000),
  summaryStyle: z.enum(summaryStyles),
  digestLanguage: DigestLanguage,
  autoCreateContacts: z.boolean(),
})
export type SyncConfig = z.infer<typeof SyncConfig>

/** What holds for a user who has set nothing. */
export const defaultSyncConfig = {
  syncTime: '21:00',
  timezone: 'UTC',
  includeGroups: false,
  minMessages: 1,
  summaryStyle: 'BUSINESS',
  digestLanguage: 'chat',
  autoCreateContacts: false,
} as const satisfies Omit<SyncConfig, '_id'>

const fields = {
  syncTime: { type: String, required: true },
  timezone: { type: String, required: true },
  includeGroups: { type: Boolean, required: true },
  minMessages: { type: Number, required: true },
  summaryStyle: { type: String, enum: summaryStyles, required: true },
  digestLanguage: { type: String, default: 'chat' },
  autoCreateContacts: { type: Boolean, required: true },
} satisfies Fields<SyncConfig>

export const SyncConfigModel = defineModel<SyncConfig>('SyncConfig', fields)
