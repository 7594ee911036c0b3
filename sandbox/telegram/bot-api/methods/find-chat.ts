import { badRequest, forbidden } from '../bot-api-error.ts'
import { type Chat, type StoredMessage } from '../state/chats.ts'
import { type Parts } from '../parts.ts'
import { type Args } from './args.ts'

const kindName = { group: 'group chat', supergroup: 'supergroup chat' } as const

/** The chat that `chat_id` names, readable by the bot. Throws 400 chat not found. */
export const findChat = (args: Args, { chats }: Pick<Parts, 'chats'>, name = 'chat_id'): Chat => {
  if (!args.has(name)) throw badRequest(`${name} is empty`)
  const chat = chats.find(args.whole(name))
  if (!chat || chat.botStatus === 'unmet') throw badRequest('chat not found')
  return chat
}

/** The chat, if the bot may write there. Throws 403 where it was blocked, kicked or has left. */
export const writableChat = (args: Args, parts: Pick<Parts, 'chats'>): Chat => {
  const chat = findChat(args, parts)
  if (chat.botStatus === 'member') return chat
  if (chat.kind === 'private') throw forbidden('bot was blocked by the user')
  throw forbidden(
    chat.botStatus === 'kicked'
      ? `bot was kicked from the ${kindName[chat.kind]}`
      : `bot is not a member of the ${kindName[chat.kind]}`,
  )
}

/** The message that `message_id` names; `what` is how Telegram calls it when it is not there. */
export const findMessage = (args: Args, chat: Chat, what: string): StoredMessage => {
  const message = chat.messages.get(args.whole('message_id'))
  if (!message) throw badRequest(`${what} not found`)
  return message
}
