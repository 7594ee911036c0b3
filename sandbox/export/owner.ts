import { type WorldUser } from '../telegram/world.ts'
import { type ExportChat, type ExportPerson } from './format.ts'
import { phoneOf, splitName } from './people.ts'

/** The account that the export came from. `isKnown` is false where the export does not tell and a stand-in serves. */
export type Owner = WorldUser & { phone: string; isKnown: boolean }

/** From the range that is kept free for fiction, for accounts whose own number is not in the export. */
const STAND_IN_PHONE = '+14155550199'
const STAND_IN_ID = 1

export type Author = { id: number; name: string | null }

/** Who wrote in personal chats without being the peer: the account's owner, in exports that do not name it. */
const otherAuthor = (chats: { chat: ExportChat; authors: Author[] }[]): Author | null => {
  const saved = chats.find(({ chat }) => chat.type === 'saved_messages')
  const own = saved?.authors.find(({ id }) => id === saved.chat.id)
  if (own) return own
  const counts = new Map<number, { author: Author; count: number }>()
  for (const { chat, authors } of chats.filter((one) => one.chat.type === 'personal_chat')) {
    for (const author of authors.filter(({ id }) => id !== chat.id)) {
      counts.set(author.id, { author, count: (counts.get(author.id)?.count ?? 0) + 1 })
    }
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)[0]?.author ?? null
}

/** `chats` with the distinct authors of each. */
export const findOwner = (
  personal: ExportPerson | undefined,
  chats: { chat: ExportChat; authors: Author[] }[],
): Owner => {
  const other = otherAuthor(chats)
  const id = personal?.user_id ?? other?.id
  const name = personal ? `${personal.first_name} ${personal.last_name}` : (other?.name ?? '')
  return {
    id: id ?? STAND_IN_ID,
    ...splitName(name.trim() || 'You'),
    username: personal?.username?.replace(/^@/, '') || undefined,
    phone: phoneOf(personal?.phone_number) ?? STAND_IN_PHONE,
    isContact: false,
    isBot: false,
    isDeleted: false,
    isKnown: id !== undefined,
  }
}
