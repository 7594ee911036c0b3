import { type Api } from 'telegram/tl/index.js'
import { type Account } from '../state/accounts.ts'
import { type Chat, type StoredMessage } from '../state/chats.ts'
import { type People } from '../state/people.ts'
import { chatView } from './chat-view.ts'
import { messageView } from './message-view.ts'
import { userView } from './user-view.ts'

export type Placed = { chat: Chat; message: StoredMessage }

/** Messages with every user and chat that they name, as Telegram's answers carry them. */
export const messagesWithEntities = (placed: Placed[], account: Account, people: People, also: Chat[] = []) => {
  const chats = [...new Set([...placed.map(({ chat }) => chat), ...also])]
  const userIds = new Set([account.userId])
  for (const { message } of placed) userIds.add(message.from)
  for (const { peer } of chats) if (peer.type === 'user') userIds.add(peer.id)
  const chatViews: Api.TypeChat[] = []
  for (const chat of chats) {
    const view = chatView(chat, account)
    if (view) chatViews.push(view)
  }
  return {
    messages: placed.map(({ chat, message }) => messageView(message, chat, account)),
    chats: chatViews,
    users: [...userIds].map((id) => userView(people.get(id), account)),
  }
}
