import { type MessageEntity } from 'grammy/types'
import { checkedLink, linkedUserId } from './checked-link.ts'

/** The entity of a link, or null where Telegram silently drops it: the words stay, the link goes. */
export const linkEntity = (offset: number, length: number, link: string): MessageEntity | null => {
  const userId = linkedUserId(link)
  if (userId !== null) {
    const user = { id: userId, is_bot: false, first_name: '' } // the chats know the name; see known-mentions.ts
    return { type: 'text_mention', offset, length, user }
  }
  const url = checkedLink(link)
  return url === null ? null : { type: 'text_link', offset, length, url }
}
