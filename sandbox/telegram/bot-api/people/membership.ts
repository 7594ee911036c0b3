import { type ChatMember, type User } from 'grammy/types'
import { type Parts } from '../parts.ts'
import { type BotStatus, type Chat } from '../state/chats.ts'
import { fullName } from '../state/people.ts'
import { chatView } from '../views/chat-view.ts'
import { look } from '../views/look.ts'
import { messageView } from '../views/message-view.ts'

const memberView = (user: User, status: BotStatus): ChatMember => {
  if (status === 'kicked') return { user, status: 'kicked', until_date: 0 }
  return { user, status: status === 'member' ? 'member' : 'left' }
}

/** Changes where the bot stands in a chat and tells it so (my_chat_member). */
export const setBotStatus = (parts: Parts, chat: Chat, from: User, status: BotStatus) => {
  const before = chat.botStatus
  if (before === status) return
  chat.botStatus = status
  parts.queue.push('my_chat_member', {
    my_chat_member: {
      chat: chatView(chat, parts.people),
      from,
      date: parts.clock.seconds(),
      old_chat_member: memberView(parts.bot, before),
      new_chat_member: memberView(parts.bot, status),
    },
  })
}

/** Somebody adds the bot to a group. */
export const joinGroup = (parts: Parts, chat: Chat, from: User) => {
  setBotStatus(parts, chat, from, 'member')
  const message = parts.chats.add(chat, { from, service: { joined: parts.bot } })
  const text = look(message, parts.files)
  parts.happenings.record(chat.id, { kind: 'sent', messageId: message.id, who: fullName(from), text })
  parts.queue.push('message', { message: messageView(chat, message, parts) })
}

/** The bot leaves a group, or `from` throws it out. */
export const leaveGroup = (parts: Parts, chat: Chat, from: User) => {
  const message = parts.chats.add(chat, { from, service: { left: parts.bot } })
  setBotStatus(parts, chat, from, from.id === parts.bot.id ? 'left' : 'kicked')
  const text = look(message, parts.files)
  parts.happenings.record(chat.id, { kind: 'sent', messageId: message.id, who: fullName(from), text })
}
