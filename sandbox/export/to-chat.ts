import { type WorldChat } from '../telegram/world.ts'
import { type ExportMessage } from './format.ts'
import { mapMessages, type ParsedChat } from './messages.ts'
import { authorId, type People } from './people.ts'

/** Chats that Telegram runs itself; they carry no name in an export. */
const ownBots: Record<string, string> = { replies: 'Replies', verification_codes: 'Verification Codes' }
const groupTypes: Record<string, 'group' | 'supergroup' | 'channel'> = {
  private_group: 'group',
  private_supergroup: 'supergroup',
  public_supergroup: 'supergroup',
  private_channel: 'channel',
  public_channel: 'channel',
}

type AuthorOf = (message: ExportMessage) => number | null

const authorsOfPrivate = ({ chat }: ParsedChat, ownerId: number): AuthorOf => {
  if (chat.type === 'saved_messages') return () => ownerId
  // In Telegram's own chats many people write; everywhere else there are two sides, and a third is odd.
  const third = chat.type in ownBots ? chat.id : null
  return ({ from_id }) => {
    const id = authorId(from_id)
    return id === ownerId || id === chat.id ? id : third
  }
}

const authorsOfGroup =
  (ownerId: number, people: People): AuthorOf =>
  ({ from_id, from }) => {
    const id = authorId(from_id)
    if (id !== null && id !== ownerId) people.mention(id, from)
    return id
  }

const isPrivate = (type: string) =>
  type === 'personal_chat' || type === 'bot_chat' || type === 'saved_messages' || type in ownBots

/** The chat is null if its type is unknown or no message is left; peers and authors are mentioned to `people`. */
export const toChat = (
  parsed: ParsedChat,
  ownerId: number,
  people: People,
): { chat: WorldChat | null; skipped: number } => {
  const { chat, messages } = parsed
  const groupType = groupTypes[chat.type]
  const nobody = { chat: null, skipped: parsed.skipped + messages.length }
  if (groupType === undefined && !isPrivate(chat.type)) return nobody

  const authorOf = groupType ? authorsOfGroup(ownerId, people) : authorsOfPrivate(parsed, ownerId)
  const made = mapMessages(messages, authorOf)
  if (made.length === 0) return nobody
  const skipped = nobody.skipped - made.length
  if (groupType) {
    const members = [...new Set([ownerId, ...made.map(({ from }) => from)])]
    return { chat: { type: groupType, id: chat.id, title: chat.name ?? 'Untitled', members, messages: made }, skipped }
  }
  const peerId = chat.type === 'saved_messages' ? ownerId : chat.id
  people.mention(peerId, chat.name ?? ownBots[chat.type], chat.type !== 'personal_chat')
  return { chat: { type: 'private', with: peerId, messages: made }, skipped }
}
