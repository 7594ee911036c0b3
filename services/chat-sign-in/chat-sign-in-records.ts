import { type Vault } from '../../core/crypto.ts'
import { newId } from '../../core/ids.ts'
import { type ChatSignIn, ChatSignInModel } from '../../models/chat-sign-in.ts'

const LIFE_MS = 10 * 60_000
/** A password that is typed too late is still known for what it is, and deleted. */
const REMEMBER_MS = 60 * 60_000

const times = () => ({ expiresAt: new Date(Date.now() + LIFE_MS), forgetAt: new Date(Date.now() + REMEMBER_MS) })
type Change = Partial<Omit<ChatSignIn, '_id' | 'userId' | 'phone' | 'round'>> & { phone?: string }

/** Where each person stands who signs in in the chat: one at a time. */
export const createChatSignInRecords = ({ vault }: { vault: Vault }) => {
  const place = (userId: string) => ({ collection: 'ChatSignIn', field: 'phone', userId })

  return {
    /** Expired ones included: `isOver` says so. */
    async find(userId: string): Promise<(ChatSignIn & { isOver: boolean }) | null> {
      const record = await ChatSignInModel.findOne({ userId }).lean()
      return record && { ...record, isOver: record.expiresAt <= new Date() }
    },

    openPhone: ({ userId, phone }: ChatSignIn): string | null =>
      phone === null ? null : vault.open(phone, place(userId)),

    async begin(userId: string, consentVersion: string): Promise<void> {
      const record: ChatSignIn = {
        _id: newId(),
        userId,
        step: 'phone',
        consent: { version: consentVersion, at: new Date() },
        phone: null,
        loginId: null,
        codeLength: null,
        codeBy: 'app',
        round: newId(),
        messageId: null,
        ...times(),
      }
      await ChatSignInModel.deleteOne({ userId })
      await ChatSignInModel.create(record)
    },

    /** Changes it and begins a new round. Null if the round was another one already. */
    async turn({ _id, userId, round }: ChatSignIn, change: Change = {}): Promise<ChatSignIn | null> {
      const { phone, ...rest } = change
      const sealed = phone === undefined ? {} : { phone: vault.seal(phone, place(userId)) }
      return ChatSignInModel.findOneAndUpdate(
        { _id, round },
        { $set: { ...rest, ...sealed, ...times(), round: newId() } },
        { returnDocument: 'after' },
      ).lean()
    },

    remember: async (userId: string, messageId: number): Promise<void> => {
      await ChatSignInModel.updateOne({ userId }, { $set: { messageId } })
    },

    async follow(userId: string, from: string, to: string): Promise<void> {
      await ChatSignInModel.updateOne({ userId, loginId: from }, { $set: { loginId: to } })
    },

    async remove(userId: string): Promise<void> {
      await ChatSignInModel.deleteOne({ userId })
    },
  }
}
export type ChatSignInRecords = ReturnType<typeof createChatSignInRecords>
