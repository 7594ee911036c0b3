import { HandledUpdateModel } from '../models/handled-update.ts'

const isDuplicateKey = (error: unknown) => error instanceof Error && 'code' in error && error.code === 11_000

/** Telegram may deliver an update again: after a restart, or where a webhook answered late. */
export const createHandledUpdates = () => ({
  /** True for the first who asks about this update, in any process. */
  async takeUp(botId: number, updateId: number): Promise<boolean> {
    try {
      await HandledUpdateModel.create({ _id: `${botId}:${updateId}`, at: new Date() })
      return true
    } catch (error) {
      if (isDuplicateKey(error)) return false
      throw error
    }
  },
})
export type HandledUpdates = ReturnType<typeof createHandledUpdates>
