import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { defineModel, type Fields } from './define-model.ts'

export const matchStatuses = [
  'UNMATCHED',
  'AUTO_PHONE',
  'AUTO_USERNAME',
  'AUTO_NAME',
  'CONFIRMED',
  'IGNORED',
  'CREATED',
] as const
export type MatchStatus = (typeof matchStatuses)[number]

/** Matches sure enough to write notes to; an AUTO_NAME waits for a person. */
export const noteworthyStatuses = [
  'AUTO_PHONE',
  'AUTO_USERNAME',
  'CONFIRMED',
  'CREATED',
] as const satisfies MatchStatus[]

export const dialogKinds = ['private', 'group', 'channel', 'bot', 'self', 'service'] as const
export const peerTypes = ['user', 'chat', 'channel'] as const

/** One chat of one Telegram account: who it is with, how far it is read, and which HubSpot contact it belongs to. */
export const Dialog = z.object({
  _id: Id,
  userId: Id,
  accountId: Id,
  kind: z.enum(dialogKinds),
  peerType: z.enum(peerTypes),
  peerId: z.string(),
  accessHash: z.string().nullable(),
  peerName: z.string(),
  peerUsername: z.string().nullable(),
  peerPhone: z.string().nullable(),
  topMessageId: z.int(),
  lastMessageAt: z.date().nullable(),
  unreadCount: z.int(),
  /** On = its messages are read. Never on for bots, channels, Saved Messages and Telegram's service chat. */
  tracked: z.boolean(),
  /** Who decided on `tracked`; null = nobody yet: the chat waits until the account's policy for new chats takes it in. */
  trackedBy: z.enum(['person', 'policy']).nullable(),
  /** Id of the last message whose day is stored; null = never read. */
  cursor: z.int().nullable(),
  /** The newest message's id and edit as last listed, `<id>:<ms>`. */
  topState: z.string().nullable(),
  /** The `topState` at which the chat was last stored whole: another one means that something came, was edited or deleted. */
  storedTop: z.string().nullable(),
  /** The highest fence of a run that has moved the cursor. */
  fence: z.int(),
  matchStatus: z.enum(matchStatuses),
  /** 0..1 */
  matchConfidence: z.number().nullable(),
  /** Why, for people: "same phone +14155550123". */
  matchReason: z.string().nullable(),
  hubspotContactId: z.string().nullable(),
  hubspotContactName: z.string().nullable(),
  /** SHA-256 over the contact's Telegram properties as last written: what has not changed is not sent. */
  contactHash: z.string().nullable(),
  /** The last listing that had it; an older one than the account's newest means that the chat is gone at Telegram. */
  listedAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type Dialog = z.infer<typeof Dialog>

const fields = {
  userId: { type: String, required: true },
  accountId: { type: String, required: true },
  kind: { type: String, enum: dialogKinds, required: true },
  peerType: { type: String, enum: peerTypes, required: true },
  peerId: { type: String, required: true },
  accessHash: { type: String, default: null },
  peerName: { type: String, default: '' },
  peerUsername: { type: String, default: null },
  peerPhone: { type: String, default: null },
  topMessageId: { type: Number, required: true },
  lastMessageAt: { type: Date, default: null },
  unreadCount: { type: Number, default: 0 },
  tracked: { type: Boolean, required: true },
  trackedBy: { type: String, enum: ['person', 'policy', null], default: null },
  cursor: { type: Number, default: null },
  topState: { type: String, default: null },
  storedTop: { type: String, default: null },
  fence: { type: Number, default: 0 },
  matchStatus: { type: String, enum: matchStatuses, required: true },
  matchConfidence: { type: Number, default: null },
  matchReason: { type: String, default: null },
  hubspotContactId: { type: String, default: null },
  hubspotContactName: { type: String, default: null },
  contactHash: { type: String, default: null },
  listedAt: { type: Date, default: null },
  createdAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
} satisfies Fields<Dialog>

export const DialogModel = defineModel<Dialog>('Dialog', fields, [
  [{ accountId: 1, peerType: 1, peerId: 1 }, { unique: true }],
  [{ userId: 1, tracked: 1 }],
])
