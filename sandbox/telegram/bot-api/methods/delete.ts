import { z } from 'zod'
import { badRequest } from '../bot-api-error.ts'
import { type Parts } from '../parts.ts'
import { type Chat, type StoredMessage } from '../state/chats.ts'
import { findMessage, writableChat } from './find-chat.ts'
import { method, type Method } from './method.ts'

const deletableSeconds = 48 * 3_600
const Ids = z.array(z.coerce.number().int().min(1)).min(1)

/** deleteMessage(s): in a private chat the bot may delete the person's messages too, for 48 hours. */
export const deleteMethods = (parts: Parts): Method[] => {
  const check = (chat: Chat, message: StoredMessage) => {
    if (chat.kind !== 'private' && message.from.id !== parts.bot.id) throw badRequest("message can't be deleted")
    if (parts.clock.seconds() - message.date > deletableSeconds)
      throw badRequest("message can't be deleted for everyone")
  }
  const remove = (chat: Chat, { id }: StoredMessage) => {
    chat.messages.delete(id)
    parts.happenings.record(chat.id, { kind: 'deleted', messageId: id, who: parts.bot.first_name })
  }

  return [
    method('deleteMessage', (args) => {
      if (!args.has('chat_id')) throw badRequest('chat identifier is not specified')
      if (!args.has('message_id')) throw badRequest('message identifier is not specified')
      const chat = writableChat(args, parts)
      const message = findMessage(args, chat, 'message to delete')
      check(chat, message)
      remove(chat, message)
      return true
    }),
    method('deleteMessages', (args) => {
      const ids = Ids.safeParse(args.json('message_ids'))
      if (!ids.success) throw badRequest('message identifiers are not specified')
      if (ids.data.length > 100) throw badRequest('too many message identifiers specified')
      const chat = writableChat(args, parts)
      const messages = ids.data.flatMap((id) => chat.messages.get(id) ?? []) // unknown ones are passed over
      for (const message of messages) check(chat, message)
      for (const message of messages) remove(chat, message)
      return true
    }),
  ]
}
