import { type Vault } from '../../core/crypto.ts'
import { type AnswerCache } from '../../integrations/summarizer/types.ts'
import { CachedAnswerModel } from '../../models/cached-answer.ts'

/** Long enough for a retry, a later sync of the same day and a weekend in between. */
const lifetimeMs = 3 * 86_400_000

const parseJson = (text: string): unknown => JSON.parse(text)

/** Remembers a model's answers for each user apart, sealed. A cache that fails costs money and nothing else. */
export const createAnswerCaches = ({ vault }: { vault: Vault }) => ({
  of(userId: string): AnswerCache {
    const place = { collection: 'cachedanswers', field: 'answer', userId }
    const idOf = (key: string) => vault.mac(key, place)
    return {
      async get(key) {
        const found = await CachedAnswerModel.findOne({ _id: idOf(key), userId, expiresAt: { $gt: new Date() } }).lean()
        if (!found) return null
        try {
          return parseJson(vault.open(found.answer, place))
        } catch {
          return null
        }
      },
      async put(key, answer) {
        const sealed = vault.seal(JSON.stringify(answer), place)
        const fields = { userId, answer: sealed, expiresAt: new Date(Date.now() + lifetimeMs) }
        await CachedAnswerModel.updateOne({ _id: idOf(key) }, { $set: fields }, { upsert: true })
      },
    }
  },

  /** Forgets everything of one user. */
  async erase(userId: string): Promise<void> {
    await CachedAnswerModel.deleteMany({ userId })
  },
})
export type AnswerCaches = ReturnType<typeof createAnswerCaches>
