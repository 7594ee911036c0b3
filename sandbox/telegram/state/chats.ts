import { type WorldChat, type WorldMessage } from '../world.ts'

export type Peer = { type: 'user' | 'chat' | 'channel'; id: number }

/** A message as stored; times are Unix seconds (UTC), as on the wire. */
export type StoredMessage = Omit<WorldMessage, 'date' | 'replyTo' | 'editedAt'> & {
  id: number
  sentAt: number
  replyToId: number | null
  editedAt: number | null
}

export type Chat = {
  peer: Peer
  kind: WorldChat['type']
  title: string
  members: number[]
  isArchived: boolean
  /** Ascending ids. */
  messages: StoredMessage[]
  /** Id of the message at each place of the world's list, deleted ones included: what `replyTo` counts in. */
  idsByPlace: number[]
  readInboxMaxId: number
}

export const isSamePeer = (a: Peer, b: Peer): boolean => a.type === b.type && a.id === b.id

const peerOf = (chat: WorldChat): Peer =>
  chat.type === 'private'
    ? { type: 'user', id: chat.with }
    : { type: chat.type === 'group' ? 'chat' : 'channel', id: chat.id }

const seconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000)

/**
 * Gives every message its id as Telegram does: one growing sequence over an account's private chats and basic groups, in
 * order of date, and one of its own for each supergroup and channel.
 */
export const buildChats = (worldChats: WorldChat[]): { chats: Chat[]; lastMessageId: number } => {
  const chats = worldChats.map(emptyChat)
  const placed = worldChats.flatMap((worldChat, at) => {
    const chat = chats[at]
    return chat ? worldChat.messages.map((message, place) => ({ message, place, chat })) : []
  })
  placed.sort((a, b) => Date.parse(a.message.date) - Date.parse(b.message.date))
  let shared = 0
  const replies: { stored: StoredMessage; chat: Chat; replyTo: number }[] = []
  for (const { message, place, chat } of placed) {
    const id = chat.peer.type === 'channel' ? chat.messages.length + 1 : (shared += 1)
    const editedAt = message.editedAt === undefined ? null : seconds(message.editedAt)
    const stored = { ...message, id, sentAt: seconds(message.date), replyToId: null, editedAt }
    chat.messages.push(stored)
    chat.idsByPlace[place] = id
    if (message.replyTo !== undefined) replies.push({ stored, chat, replyTo: message.replyTo })
  }
  for (const { stored, chat, replyTo } of replies) stored.replyToId = chat.idsByPlace[replyTo] ?? null
  return { chats, lastMessageId: shared }
}

const emptyChat = (chat: WorldChat): Chat => ({
  peer: peerOf(chat),
  kind: chat.type,
  title: chat.type === 'private' ? '' : chat.title,
  members: chat.type === 'private' ? [] : chat.members,
  isArchived: chat.archived ?? false,
  messages: [],
  idsByPlace: [],
  readInboxMaxId: 0,
})
