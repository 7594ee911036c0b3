import { type Contact, type MessageEntity, type User } from 'grammy/types'
import { type Clock } from '../clock.ts'
import { type ReplyMarkup } from '../markup/reply-markup.ts'

export type StoredMessage = {
  id: number
  from: User
  /** Unix time in s. */
  date: number
  editDate: number | null
  /** The text, or the caption of a file. */
  text: string
  entities: MessageEntity[]
  contact: Contact | null
  file: { kind: 'photo' | 'document'; fileId: string } | null
  replyTo: number | null
  markup: ReplyMarkup | null
  isProtected: boolean
  hasPreview: boolean
  service: { joined: User } | { left: User } | null
  /** Deleted by the person for themselves alone: the bot still has it. */
  isHidden: boolean
}
export type MessageFields = Pick<StoredMessage, 'from'> & Partial<StoredMessage>

/** `unmet`: the bot may not write first. */
export type BotStatus = 'unmet' | 'member' | 'kicked' | 'left'

export type Chat = {
  id: number
  kind: 'private' | 'group' | 'supergroup'
  title: string
  botStatus: BotStatus
  messages: Map<number, StoredMessage>
}
export type Chats = ReturnType<typeof createChats>
export type KeptChats = { chats: Chat[]; nextMessageId: number }

/** Every chat the bot can be in, with what stands in it. Message ids are one count across all chats, as in Telegram. */
export const createChats = (clock: Clock, kept?: KeptChats) => {
  const chats = new Map(kept?.chats.map((chat) => [chat.id, chat]))
  let nextMessageId = kept?.nextMessageId ?? 1
  return {
    find: (id: number) => chats.get(id) ?? null,
    all: () => [...chats.values()],
    open(fields: Pick<Chat, 'id' | 'kind' | 'title'>): Chat {
      const chat: Chat = chats.get(fields.id) ?? { ...fields, botStatus: 'unmet', messages: new Map() }
      chat.title = fields.title
      chats.set(chat.id, chat)
      return chat
    },
    add(chat: Chat, fields: MessageFields): StoredMessage {
      const message: StoredMessage = {
        ...{ editDate: null, text: '', entities: [], contact: null, file: null, replyTo: null, markup: null },
        ...{ isProtected: false, hasPreview: true, service: null, isHidden: false },
        ...fields,
        id: nextMessageId,
        date: clock.seconds(),
      }
      nextMessageId += 1
      chat.messages.set(message.id, message)
      return message
    },
    keep: (): KeptChats => ({ chats: [...chats.values()], nextMessageId }),
  }
}
