import { z } from 'zod'

/** The people, accounts and chats that the Telegram sandbox serves: plain JSON, so that a file or a test can hold it. */

const UserId = z.int().min(1)
const Phone = z.string().regex(/^\+\d{7,15}$/)

export const WorldUser = z.strictObject({
  id: UserId,
  firstName: z.string(),
  lastName: z.string().optional(),
  username: z.string().optional(),
  /** Digits with +; shown to accounts that have the person as a contact. */
  phone: Phone.optional(),
  /** False hides the phone from everybody else, as for a person who is not in the address book. */
  isContact: z.boolean().default(false),
  isBot: z.boolean().default(false),
  isDeleted: z.boolean().default(false),
})
export type WorldUser = z.infer<typeof WorldUser>

export const mediaKinds = [
  'photo', 'voice', 'video', 'round-video', 'audio', 'document', 'sticker', 'gif', 'location', 'contact', 'poll',
] as const // prettier-ignore

export const serviceKinds = ['chat-created', 'member-joined', 'pinned', 'call', 'joined-telegram'] as const

export const WorldMessage = z.strictObject({
  /** Author; in a private chat either of the two. */
  from: UserId,
  date: z.iso.datetime({ offset: true }),
  text: z.string().default(''),
  media: z.enum(mediaKinds).optional(),
  fileName: z.string().optional(),
  durationSeconds: z.int().optional(),
  /** Place in this chat's list (0 = first) of the message answered. */
  replyTo: z.int().min(0).optional(),
  editedAt: z.iso.datetime({ offset: true }).optional(),
  /** Makes it a service message ("Ana joined the group"): its text is not shown. */
  service: z.enum(serviceKinds).optional(),
})
export type WorldMessage = z.infer<typeof WorldMessage>

/** Archived chats stand in folder 1. */
const archived = z.boolean().optional()

export const WorldChat = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('private'), with: UserId, archived, messages: z.array(WorldMessage) }),
  z.strictObject({
    type: z.enum(['group', 'supergroup', 'channel']),
    id: z.int().min(1),
    title: z.string(),
    members: z.array(UserId),
    archived,
    messages: z.array(WorldMessage),
  }),
])
export type WorldChat = z.infer<typeof WorldChat>

const Peers = z
  .array(z.union([z.strictObject({ user: UserId }), z.strictObject({ group: z.int().min(1) })]))
  .default([])

/** A chat folder of the account: the peers it lists, and whom it takes in by rule. */
export const WorldFolder = z.strictObject({
  title: z.string(),
  include: Peers,
  exclude: Peers,
  contacts: z.boolean().default(false),
  nonContacts: z.boolean().default(false),
  groups: z.boolean().default(false),
})
export type WorldFolder = z.infer<typeof WorldFolder>

export const WorldAccount = z.strictObject({
  userId: UserId,
  /** The data centre that holds the account; signing in elsewhere answers PHONE_MIGRATE_n. */
  dc: z.int().min(1).max(5).default(2),
  /** Cloud password: set = two-step verification is on. */
  password: z.string().optional(),
  /** How login codes come, and their length: by SMS and 5 unless it says otherwise. */
  codes: z
    .strictObject({ by: z.enum(['app', 'sms', 'call']), length: z.int().min(4).max(8), isLengthTold: z.boolean() })
    .partial()
    .optional(),
  /** Saved Messages is the private chat with oneself; Telegram's service chat is the one with user 777000. */
  chats: z.array(WorldChat),
  folders: z.array(WorldFolder).optional(),
})
export type WorldAccount = z.infer<typeof WorldAccount>

export const World = z.strictObject({
  users: z.array(WorldUser),
  accounts: z.array(WorldAccount),
  /** Numbers that Telegram has banned. */
  bannedPhones: z.array(Phone).optional(),
})
/** Every user that an account or a chat names stands in `users`; an account's own user carries its phone. */
export type World = z.infer<typeof World>
