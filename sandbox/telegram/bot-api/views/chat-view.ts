import { type Chat as WireChat } from 'grammy/types'
import { type Chat } from '../state/chats.ts'
import { type People, userOf } from '../state/people.ts'

/** A chat as it stands in messages and updates. */
export const chatView = (chat: Chat, people: People): Exclude<WireChat, WireChat.ChannelChat> => {
  if (chat.kind !== 'private') return { id: chat.id, type: chat.kind, title: chat.title }
  const profile = people.find(chat.id)
  if (!profile) throw new Error(`no person ${chat.id}`)
  const { first_name, last_name, username } = userOf(profile)
  return { id: chat.id, type: 'private', first_name, ...(last_name && { last_name }), ...(username && { username }) }
}
