import { AppError } from '../core/errors.ts'
import { hashSecret, newId, newSecret } from '../core/ids.ts'
import { type ApiToken, ApiTokenModel } from '../models/api-token.ts'

const PREFIX = 'cdt_'
const minute = 60_000

export const createApiTokens = () => ({
  /** Makes a bearer token. The token itself is returned once and never stored. */
  async create(
    userId: string,
    { name, scopes }: Pick<ApiToken, 'name' | 'scopes'>,
  ): Promise<{ id: string; token: string }> {
    const id = newId()
    const token = PREFIX + newSecret()
    await ApiTokenModel.create({
      _id: id,
      userId,
      hash: hashSecret(token),
      name,
      scopes,
      createdAt: new Date(),
      lastUsedAt: null,
    })
    return { id, token }
  },

  /** The user's tokens, newest first. */
  list: (userId: string): Promise<ApiToken[]> => ApiTokenModel.find({ userId }).sort({ createdAt: -1 }).lean(),

  /** Ends a token. Throws `not-found` for one that is unknown or somebody else's. */
  async revoke(userId: string, id: string): Promise<void> {
    const { deletedCount } = await ApiTokenModel.deleteOne({ _id: id, userId })
    if (deletedCount === 0) throw new AppError('not-found', 'There is no such token.')
  },

  /** Whose token this is; null if it is nobody's. */
  async authenticate(token: string): Promise<{ userId: string; scopes: ApiToken['scopes'] } | null> {
    if (!token.startsWith(PREFIX)) return null
    const found = await ApiTokenModel.findOne({ hash: hashSecret(token) }).lean()
    if (!found) return null
    const now = new Date()
    if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > minute) {
      await ApiTokenModel.updateOne({ _id: found._id }, { $set: { lastUsedAt: now } })
    }
    return { userId: found.userId, scopes: found.scopes }
  },
})
export type ApiTokens = ReturnType<typeof createApiTokens>
