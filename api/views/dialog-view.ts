import { z } from 'zod'
import { type Dialog, dialogKinds, matchStatuses, peerTypes } from '../../models/dialog.ts'

export const DialogView = z.object({
  id: z.string(),
  accountId: z.string(),
  peerId: z.string(),
  peerType: z.enum(peerTypes),
  /** What kind of chat it is; only `private` and `group` are ever read. */
  kind: z.enum(dialogKinds),
  peerName: z.string(),
  peerUsername: z.string().nullable(),
  peerPhone: z.string().nullable(),
  unreadCount: z.int(),
  lastMessageAt: z.iso.datetime().nullable(),
  tracked: z.boolean(),
  matchStatus: z.enum(matchStatuses),
  matchConfidence: z.number().nullable(),
  hubspotContactId: z.string().nullable(),
  hubspotContactName: z.string().nullable(),
})

export const dialogView = ({ _id: id, lastMessageAt, ...dialog }: Dialog): z.input<typeof DialogView> => ({
  ...dialog,
  id,
  lastMessageAt: lastMessageAt?.toISOString() ?? null,
})
