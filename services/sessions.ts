import { hashSecret, newSecret } from '../core/ids.ts'
import { SessionModel } from '../models/session.ts'

const LIFE_MS = 30 * 24 * 3600 * 1000

/** A session just opened: the secret goes into the browser's cookie and is never stored. */
export type OpenedSession = { secret: string; expiresAt: Date }

export const createSessions = () => ({
  /** Signs a browser in for 30 days. */
  async open(userId: string): Promise<OpenedSession> {
    const secret = newSecret()
    const now = new Date()
    const expiresAt = new Date(now.getTime() + LIFE_MS)
    await SessionModel.create({ _id: hashSecret(secret), userId, createdAt: now, expiresAt })
    return { secret, expiresAt }
  },

  /** Whose browser this is; null if the session is unknown or over. */
  async authenticate(secret: string): Promise<{ userId: string } | null> {
    const session = await SessionModel.findOne({ _id: hashSecret(secret), expiresAt: { $gt: new Date() } }).lean()
    return session && { userId: session.userId }
  },

  /** Signs a browser out. */
  async close(secret: string): Promise<void> {
    await SessionModel.deleteOne({ _id: hashSecret(secret) })
  },
})
export type Sessions = ReturnType<typeof createSessions>
