import { type z } from 'zod'
import { SyncConfig } from '../../models/sync-config.ts'

export const SettingsView = SyncConfig.omit({ _id: true })

/** The settings as the API shows them: the record without its id. */
export const settingsView = ({ _id: _userId, ...config }: SyncConfig): z.input<typeof SettingsView> => config
