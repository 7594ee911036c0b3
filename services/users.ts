import { AppError } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { type User, UserModel } from '../models/user.ts'

export const createUsers = () => ({
  async create(): Promise<User> {
    const user: User = { _id: newId(), telegramUserId: null, language: null, manualRuns: 0, createdAt: new Date() }
    await UserModel.create(user)
    return user
  },

  /** The user behind a Telegram identity; the first time, a new one. */
  async ofTelegram(telegramUserId: string, language: string | null): Promise<User> {
    const known = await UserModel.findOne({ telegramUserId }).lean()
    if (known) return known
    return UserModel.findOneAndUpdate(
      { telegramUserId },
      { $set: { language }, $setOnInsert: { _id: newId(), manualRuns: 0, createdAt: new Date() } },
      { upsert: true, returnDocument: 'after' },
    ).lean()
  },

  /** Counts one more run started by hand and returns its number. */
  async nextManualRun(userId: string): Promise<number> {
    const user = await UserModel.findOneAndUpdate(
      { _id: userId },
      { $inc: { manualRuns: 1 } },
      { returnDocument: 'after' },
    ).lean()
    if (!user) throw new AppError('not-found', 'This user does not exist any more.')
    return user.manualRuns
  },
})
export type Users = ReturnType<typeof createUsers>
