import { type Day, type Sentence } from './read-day.ts'

const firstName = (name: string) => name.split(/\s+/)[0]?.toLowerCase() ?? ''

/**
 * Whose turn a request is. In a private chat: the other one's. In a group: who is named, else who wrote what is replied to,
 * else whoever else wrote last.
 */
export const findAddressee = ({ message, words }: Sentence, { messages, isGroup }: Day): 'me' | 'them' => {
  const { from, senderName, replyToId } = message.source
  if (!isGroup) return from === 'me' ? 'them' : 'me'
  if (from === 'me') return 'them'
  const named = messages.find(
    ({ source }) => source.senderName !== senderName && words.includes(firstName(source.senderName)),
  )
  const answered = messages.find(({ source }) => source.id === replyToId)
  const before = messages.slice(0, message.index).findLast(({ source }) => source.senderName !== senderName)
  return (named ?? answered ?? before)?.source.from ?? 'them'
}
