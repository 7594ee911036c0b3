import { createHash } from 'node:crypto'
import { type TelegramMessage } from '../../integrations/telegram/types.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Value of the note's unique property: the same for every attempt to note this chat's day. */
export const noteKeyOf = (userId: string, dialogId: string, date: Date) =>
  sha256(['v1', userId, dialogId, date.toISOString()].join('|'))

/** What a digest was made of: another value means that a message came, was edited or was deleted. */
export const sourceHashOf = (messages: TelegramMessage[]) =>
  sha256(JSON.stringify(messages.map(({ id, senderId, text, replyToId }) => [id, senderId, text, replyToId])))
