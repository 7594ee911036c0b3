import { type MessageEntity } from 'grammy/types'
import { type GroupProfile } from '../options.ts'
import { type Parts } from '../parts.ts'
import { type StoredMessage } from '../state/chats.ts'
import { userOf } from '../state/people.ts'
import { joinGroup, leaveGroup } from './membership.ts'
import { seenMessages } from './seen.ts'
import { storyOf, transcriptOf } from './transcript.ts'
import { type Waiting } from './waiting.ts'
import { wordsOf, write } from './write.ts'

export type Group = ReturnType<typeof createGroup>

/** A group that people can add the bot to. With privacy mode on, as is usual, it hears commands, mentions and replies to it. */
export const createGroup = (parts: Parts, waiting: Waiting, { id, title, type = 'group' }: GroupProfile) => {
  const chat = parts.chats.open({ id, kind: type, title })
  const member = (personId: number) => {
    const profile = parts.people.find(personId)
    if (!profile) throw new Error(`there is no person ${personId}`)
    return userOf(profile)
  }
  const concernsBot = (text: string, entities: MessageEntity[], repliedTo: StoredMessage | undefined) =>
    repliedTo?.from.id === parts.bot.id ||
    entities.some(({ type, offset, length }) => {
      const word = text.slice(offset, offset + length)
      const named = word.includes('@') ? word.slice(word.indexOf('@') + 1) : null
      if (named === null) return type === 'bot_command'
      return (type === 'mention' || type === 'bot_command') && named.toLowerCase() === parts.bot.username?.toLowerCase()
    })

  return {
    id,
    addBot: (personId: number) => joinGroup(parts, chat, member(personId)),
    removeBot: (personId: number) => leaveGroup(parts, chat, member(personId)),
    say(personId: number, text: string, replyTo: number | null = null): number {
      const words = wordsOf(text)
      const isHeard =
        chat.botStatus === 'member' && concernsBot(words.text, words.entities, chat.messages.get(replyTo ?? 0))
      return write(parts, chat, { from: member(personId), ...words, replyTo }, !isHeard).id
    },
    isBotIn: () => chat.botStatus === 'member',
    read: () => seenMessages(chat, 0, parts),
    waitUntil: <T>(check: () => T | null | undefined | false, timeoutMs = 5_000) =>
      waiting.until(chat.id, check, timeoutMs, () => `waited in vain in "${title}"\n\n${transcriptOf(chat, parts)}`),
    transcript: () => transcriptOf(chat, parts),
    story: () => storyOf(parts.happenings.of(chat.id)),
  }
}
