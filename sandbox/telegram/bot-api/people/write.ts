import { type Contact, type User } from 'grammy/types'
import { type Parts } from '../parts.ts'
import { type Chat, type MessageFields, type StoredMessage } from '../state/chats.ts'
import { fullName } from '../state/people.ts'
import { foundEntities } from '../text/found-entities.ts'
import { inOrder } from '../text/formatted.ts'
import { look } from '../views/look.ts'
import { messageView } from '../views/message-view.ts'

/** Words as a person's app sends them. Throws where the app would not. */
export const wordsOf = (text: string) => {
  const kept = text.trim()
  if (kept === '') throw new Error('a message needs text')
  if (kept.length > 4_096) throw new Error('a message has at most 4096 characters')
  return { text: kept, entities: inOrder(foundEntities(kept)) }
}

/** Puts a person's message into a chat; the bot hears of it unless `isUnheard`. */
export const write = (parts: Parts, chat: Chat, fields: MessageFields, isUnheard = false): StoredMessage => {
  const message = parts.chats.add(chat, fields)
  const who = fullName(fields.from)
  parts.happenings.record(chat.id, { kind: 'sent', messageId: message.id, who, text: look(message, parts.files) })
  if (!isUnheard) parts.queue.push('message', { message: messageView(chat, message, parts) })
  return message
}

export const contactOf = (user: User, phone: string): Contact => ({
  phone_number: phone,
  first_name: user.first_name,
  ...(user.last_name !== undefined && { last_name: user.last_name }),
  user_id: user.id,
})
