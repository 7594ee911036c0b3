import { defaultSyncConfig, type SyncConfig, SyncConfigModel } from '../models/sync-config.ts'

export type SettingsChange = Partial<{ [K in keyof Omit<SyncConfig, '_id'>]: SyncConfig[K] | undefined }>

export const createSettings = () => ({
  /** The user's sync configuration; what is not set has its default. */
  async get(userId: string): Promise<SyncConfig> {
    const stored = await SyncConfigModel.findOne({ _id: userId }).lean()
    return { ...defaultSyncConfig, ...stored, _id: userId }
  },

  /** Changes the fields that are given and keeps the rest. */
  async update(userId: string, change: SettingsChange): Promise<SyncConfig> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const rest = Object.fromEntries(Object.entries(defaultSyncConfig).filter(([field]) => !(field in given)))
    return SyncConfigModel.findOneAndUpdate(
      { _id: userId },
      { $set: given, $setOnInsert: rest },
      { upsert: true, returnDocument: 'after' },
    ).lean()
  },
})
export type Settings = ReturnType<typeof createSettings>
