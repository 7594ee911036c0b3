import { type Day, type Sentence } from './read-day.ts'

const firstName = (name: string) => name.split(/\s+/)[0]?.toLowerCase() ?? ''

/** Those who are named in a sentence, but for its writer. */
const namedIn = ({ message: { source }, words }: Sentence, { messages }: Day) =>
  messages.find(
    (other) => other.source.senderName !== source.senderName && words.includes(firstName(other.source.senderName)),
  )

/** A request in a group that names nobody: it is owed by whoever takes it on. */
export const isForAnyone = (sentence: Sentence, day: Day): boolean => day.isGroup && !namedIn(sentence, day)

/**
 * Whose turn a request is. In a private chat: the other one's. In a group: who is named, else who wrote what is replied to,
 * else whoever else wrote last.
 */
export const findAddressee = (sentence: Sentence, day: Day): 'me' | 'them' => {
  const { messages, isGroup } = day
  const { message } = sentence
  const { from, senderName, replyToId } = message.source
  if (!isGroup) return from === 'me' ? 'them' : 'me'
  if (from === 'me') return 'them'
  const answered = messages.find(({ source }) => source.id === replyToId)
  const before = messages.slice(0, message.index).findLast(({ source }) => source.senderName !== senderName)
  return (namedIn(sentence, day) ?? answered ?? before)?.source.from ?? 'them'
}
