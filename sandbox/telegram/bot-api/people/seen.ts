import { type Contact, type MessageEntity } from 'grammy/types'
import { type InlineButton, inlineRows, type ReplyKeyboard } from '../markup/reply-markup.ts'
import { type Parts } from '../parts.ts'
import { type Chat, type StoredMessage } from '../state/chats.ts'
import { fullName } from '../state/people.ts'

/** A message as a person sees it: edits applied. */
export type SeenMessage = {
  id: number
  who: 'bot' | 'me' | 'other'
  name: string
  text: string
  entities: MessageEntity[]
  /** Rows of inline buttons under the message. */
  buttons: InlineButton[][]
  contact: Contact | null
  file: { kind: 'photo' | 'document'; fileId: string; name: string; type: string; bytes: Buffer } | null
  service: string | null
  replyTo: number | null
  sentAt: Date
  isEdited: boolean
  isProtected: boolean
}

const serviceText = ({ service }: StoredMessage): string | null => {
  if (!service) return null
  return 'joined' in service ? `${fullName(service.joined)} joined` : `${fullName(service.left)} left`
}

const seen = (message: StoredMessage, viewerId: number, { bot, files }: Parts): SeenMessage => {
  const file = message.file && files.find(message.file.fileId)
  return {
    id: message.id,
    who: message.from.id === bot.id ? 'bot' : message.from.id === viewerId ? 'me' : 'other',
    name: fullName(message.from),
    text: message.text,
    entities: message.entities,
    buttons: inlineRows(message.markup),
    contact: message.contact,
    file: message.file && file ? { kind: message.file.kind, ...file } : null,
    service: serviceText(message),
    replyTo: message.replyTo,
    sentAt: new Date(message.date * 1_000),
    isEdited: message.editDate !== null,
    isProtected: message.isProtected,
  }
}

/** What stands in the chat, oldest first; deleted messages are gone. */
export const seenMessages = (chat: Chat, viewerId: number, parts: Parts): SeenMessage[] =>
  [...chat.messages.values()].filter(({ isHidden }) => !isHidden).map((message) => seen(message, viewerId, parts))

/** The keyboard below the input field: what the newest message that brought or took one away says. */
export const shownKeyboard = (
  chat: Chat,
  usedUp: ReadonlySet<number>,
): (ReplyKeyboard & { messageId: number }) | null => {
  const last = [...chat.messages.values()].findLast(
    ({ markup, isHidden }) => !isHidden && (markup?.kind === 'keyboard' || markup?.kind === 'remove'),
  )
  return last?.markup?.kind === 'keyboard' && !usedUp.has(last.id) ? { ...last.markup, messageId: last.id } : null
}
