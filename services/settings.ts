import { defaultSyncConfig, type SyncConfig, SyncConfigModel } from '../models/sync-config.ts'

export const createSettings = () => ({
  /** The user's sync configuration; what is not set has its default. */
  async get(userId: string): Promise<SyncConfig> {
    const stored = await SyncConfigModel.findOne({ _id: userId }).lean()
    return { ...defaultSyncConfig, ...stored, _id: userId }
  },
})
export type Settings = ReturnType<typeof createSettings>
