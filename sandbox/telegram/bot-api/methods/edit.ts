import { isDeepStrictEqual } from 'node:util'
import { badRequest } from '../bot-api-error.ts'
import { readReplyMarkup } from '../markup/read-reply-markup.ts'
import { type ReplyMarkup } from '../markup/reply-markup.ts'
import { type Parts } from '../parts.ts'
import { type Chat, type StoredMessage } from '../state/chats.ts'
import { look } from '../views/look.ts'
import { messageView } from '../views/message-view.ts'
import { type Args } from './args.ts'
import { findMessage, writableChat } from './find-chat.ts'
import { method, type Method } from './method.ts'
import { readCaption, readText } from './read-words.ts'

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

const readInlineMarkup = (args: Args): ReplyMarkup | null => {
  const markup = readReplyMarkup(args.json('reply_markup'))
  if (markup && markup.kind !== 'inline') throw badRequest('inline keyboard expected')
  return markup
}

/** The methods that change a message of the bot. */
export const editMethods = (parts: Parts): Method[] => {
  const editable = (args: Args): { chat: Chat; message: StoredMessage } => {
    const chat = writableChat(args, parts)
    const message = findMessage(args, chat, 'message to edit')
    // Telegram edits nothing that brought a reply keyboard, took one away or forced a reply.
    const isFixed = message.markup !== null && message.markup.kind !== 'inline'
    if (message.from.id !== parts.bot.id || isFixed) throw badRequest("message can't be edited")
    return { chat, message }
  }
  const change = ({ chat, message }: ReturnType<typeof editable>, fields: Partial<StoredMessage>) => {
    const before = { text: message.text, entities: message.entities, markup: message.markup }
    if (isDeepStrictEqual({ ...before, ...fields }, before)) throw badRequest(notModified)
    Object.assign(message, fields, { editDate: parts.clock.seconds() })
    const text = look(message, parts.files)
    parts.happenings.record(chat.id, { kind: 'edited', messageId: message.id, who: parts.bot.first_name, text })
    return messageView(chat, message, parts)
  }

  return [
    method('editMessageText', (args) => {
      const words = readText(args, 'MESSAGE_TOO_LONG')
      const markup = readInlineMarkup(args)
      const found = editable(args)
      if (found.message.file) throw badRequest('there is no text in the message to edit')
      return change(found, { ...words, markup })
    }),
    method('editMessageCaption', (args) => {
      const words = readCaption(args)
      const markup = readInlineMarkup(args)
      const found = editable(args)
      if (!found.message.file) throw badRequest('there is no caption in the message to edit')
      return change(found, { ...words, markup })
    }),
    method('editMessageReplyMarkup', (args) => {
      const markup = readInlineMarkup(args)
      return change(editable(args), { markup })
    }),
  ]
}
