import { type Dialog, DialogModel } from '../../models/dialog.ts'
import { type Digest, DigestModel } from '../../models/digest.ts'
import { noteReason } from './note-reason.ts'

type Chat = Pick<Dialog, '_id' | 'peerName' | 'peerUsername'>
export type ListedDigest = Digest & {
  dialog: Chat | null
  /** Why there is no note, for people; null = there is one. */
  noteReason: string | null
}

export const createDigests = () => ({
  /** The user's digests, newest day first. */
  async list(userId: string, { limit }: { limit: number }): Promise<ListedDigest[]> {
    const digests = await DigestModel.find({ userId }).sort({ digestDate: -1, _id: -1 }).limit(limit).lean()
    const dialogs = await DialogModel.find(
      { userId, _id: { $in: digests.map(({ dialogId }) => dialogId) } },
      { peerName: 1, peerUsername: 1, matchStatus: 1, matchReason: 1, hubspotContactName: 1 },
    ).lean()
    const byId = new Map(dialogs.map((dialog) => [dialog._id, dialog]))
    return digests.map((digest) => {
      const dialog = byId.get(digest.dialogId) ?? null
      return { ...digest, dialog, noteReason: noteReason(digest, dialog) }
    })
  },
})
export type Digests = ReturnType<typeof createDigests>
