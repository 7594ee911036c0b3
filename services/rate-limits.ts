import { AppError } from '../core/errors.ts'
import { RateWindowModel } from '../models/rate-window.ts'

/** At most `most` times in `windowMs`, counted from the first; `message` says what to do when it is refused. */
export type Limit = { name: string; most: number; windowMs: number; message: string }

const isDuplicateKey = (error: unknown) => error instanceof Error && 'code' in error && error.code === 11_000
const secondsUntil = (at: Date) => Math.max(1, Math.ceil((at.getTime() - Date.now()) / 1_000))
const refusal = ({ message }: Limit, expiresAt: Date) =>
  new AppError('rate-limited', message, { retryAfterSeconds: secondsUntil(expiresAt) })

/** Counters shared by all processes; a window that is over starts anew. */
export const createRateLimits = () => {
  const add = async ({ name, windowMs }: Limit, isRepeat = false): Promise<{ count: number; expiresAt: Date }> => {
    const isOpen = { $gt: ['$expiresAt', '$$NOW'] }
    try {
      return await RateWindowModel.findOneAndUpdate(
        { _id: name },
        [
          {
            $set: {
              count: { $cond: [isOpen, { $add: ['$count', 1] }, 1] },
              expiresAt: { $cond: [isOpen, '$expiresAt', { $add: ['$$NOW', windowMs] }] },
            },
          },
        ],
        { upsert: true, returnDocument: 'after', updatePipeline: true },
      ).lean()
    } catch (error) {
      if (!isDuplicateKey(error) || isRepeat) throw error
      return add({ name, windowMs, most: 0, message: '' }, true)
    }
  }
  const open = (name: string) => RateWindowModel.findOne({ _id: name, expiresAt: { $gt: new Date() } }).lean()

  return {
    /** Counts one against each limit in turn. Throws `rate-limited`, with the seconds, at the first that is used up. */
    async take(...limits: Limit[]): Promise<void> {
      for (const limit of limits) {
        const { count, expiresAt } = await add(limit)
        if (count > limit.most) throw refusal(limit, expiresAt)
      }
    },

    /** Throws `rate-limited` if the limit is used up; counts nothing. */
    async check(limit: Limit): Promise<void> {
      const window = await open(limit.name)
      if (window && window.count >= limit.most) throw refusal(limit, window.expiresAt)
    },

    async count(limit: Limit): Promise<void> {
      await add(limit)
    },

    /** Closes `name` for that long, or longer if it was closed for longer already. */
    async close(name: string, seconds: number): Promise<void> {
      const expiresAt = new Date(Date.now() + seconds * 1_000)
      await RateWindowModel.updateOne({ _id: name }, { $set: { count: 1 }, $max: { expiresAt } }, { upsert: true })
    },

    /** Whole seconds until `name` opens again; null if it is open. */
    async closedFor(name: string): Promise<number | null> {
      const window = await open(name)
      return window && secondsUntil(window.expiresAt)
    },
  }
}
export type RateLimits = ReturnType<typeof createRateLimits>
