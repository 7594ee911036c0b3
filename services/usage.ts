import { type Day } from '../core/time.ts'
import { type TokenUse } from '../models/digest-content.ts'
import { type ModelUse, ModelUseModel } from '../models/model-use.ts'

/** What one user may take of the model in one day of theirs; null = any amount. */
export type DailyLimits = { tokens: number | null; microUsd: number | null }
/** A held share of the day's limit: settle it once, with what was really taken. */
export type Reservation = { userId: string; day: Day; tokens: number; microUsd: number }
export type DayOfUse = Omit<ModelUse, '_id' | 'userId' | 'reservedTokens' | 'reservedMicroUsd' | 'expiresAt'> & {
  isOverLimit: boolean
}

const keptMs = 400 * 86_400_000
const idOf = (userId: string, day: Day) => `${userId}:${day}`
const nothing = {
  ...{ input: 0, cachedInput: 0, output: 0, calls: 0, costMicroUsd: 0, unpricedCalls: 0 },
  ...{ digests: 0, fallbacks: 0, reservedTokens: 0, reservedMicroUsd: 0 },
}

export const createUsage = (limits: DailyLimits) => {
  const open = (userId: string, day: Day) =>
    ModelUseModel.updateOne(
      { _id: idOf(userId, day) },
      { $setOnInsert: { userId, day, ...nothing, expiresAt: new Date(Date.now() + keptMs) } },
      { upsert: true },
    )
  const within = (limit: number | null, parts: string[], more: number) =>
    limit === null ? [] : [{ $lte: [{ $add: [...parts, more] }, limit] }]
  const view = ({
    day,
    input,
    cachedInput,
    output,
    calls,
    costMicroUsd,
    unpricedCalls,
    digests,
    fallbacks,
  }: ModelUse) => ({
    ...{ day, input, cachedInput, output, calls, costMicroUsd, unpricedCalls, digests, fallbacks },
    isOverLimit:
      (limits.tokens !== null && input + output >= limits.tokens) ||
      (limits.microUsd !== null && costMicroUsd >= limits.microUsd),
  })

  return {
    /** Holds what a digest may take at most. Null = the day's limit does not allow it. Safe with several processes at once. */
    async reserve(userId: string, day: Day, { input, output, costMicroUsd }: TokenUse): Promise<Reservation | null> {
      const held = { tokens: input + output, microUsd: costMicroUsd ?? 0 }
      await open(userId, day)
      const { matchedCount } = await ModelUseModel.updateOne(
        {
          _id: idOf(userId, day),
          userId,
          $expr: {
            $and: [
              ...within(limits.tokens, ['$input', '$output', '$reservedTokens'], held.tokens),
              ...within(limits.microUsd, ['$costMicroUsd', '$reservedMicroUsd'], held.microUsd),
            ],
          },
        },
        { $inc: { reservedTokens: held.tokens, reservedMicroUsd: held.microUsd } },
      )
      return matchedCount === 1 ? { userId, day, ...held } : null
    },

    /** Gives a reservation back and records what was taken instead. */
    async settle({ userId, day, tokens, microUsd }: Reservation, used: TokenUse[]): Promise<void> {
      const sum = (of: (use: TokenUse) => number) => used.reduce((total, use) => total + of(use), 0)
      await ModelUseModel.updateOne(
        { _id: idOf(userId, day), userId },
        {
          $inc: {
            reservedTokens: -tokens,
            reservedMicroUsd: -microUsd,
            input: sum(({ input }) => input),
            cachedInput: sum(({ cachedInput }) => cachedInput),
            output: sum(({ output }) => output),
            calls: sum(({ calls }) => calls),
            costMicroUsd: sum(({ costMicroUsd }) => costMicroUsd ?? 0),
            unpricedCalls: sum(({ costMicroUsd, calls }) => (costMicroUsd === null ? calls : 0)),
          },
        },
      )
    },

    /** Counts a digest that was written, by the model or in its place. */
    async countDigest(userId: string, day: Day, { isFallback }: { isFallback: boolean }): Promise<void> {
      await open(userId, day)
      const counted = { digests: 1, fallbacks: isFallback ? 1 : 0 }
      await ModelUseModel.updateOne({ _id: idOf(userId, day), userId }, { $inc: counted })
    },

    /** What the user's digests took on one day; all zeros if nothing. Prices in millionths of a US dollar. */
    async ofDay(userId: string, day: Day): Promise<DayOfUse> {
      const found = await ModelUseModel.findOne({ _id: idOf(userId, day), userId }).lean()
      return view(found ?? { _id: idOf(userId, day), userId, day, ...nothing, expiresAt: new Date() })
    },

    /** The newest days on which the model was used, newest first. */
    async lastDays(userId: string, count: number): Promise<DayOfUse[]> {
      return (await ModelUseModel.find({ userId }).sort({ day: -1 }).limit(count).lean()).map(view)
    },

    /** Forgets everything of one user. */
    async erase(userId: string): Promise<void> {
      await ModelUseModel.deleteMany({ userId })
    },
  }
}
export type Usage = ReturnType<typeof createUsage>
