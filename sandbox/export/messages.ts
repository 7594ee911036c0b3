import { type WorldMessage } from '../telegram/world.ts'
import { ExportMessage, type ExportChat } from './format.ts'
import { toMessage } from './to-message.ts'

export type ParsedChat = { chat: ExportChat; messages: ExportMessage[]; skipped: number }

/** Odd messages are counted in `skipped`; service messages ("joined the group", calls) are left out without a count. */
export const parseMessages = (chat: ExportChat): ParsedChat => {
  const messages: ExportMessage[] = []
  let skipped = 0
  for (const entry of chat.messages) {
    const { data: message } = ExportMessage.safeParse(entry)
    if (message?.type === 'message') messages.push(message)
    else if (message?.type !== 'service') skipped += 1
  }
  return { chat: { ...chat, messages: [] }, messages, skipped }
}

/**
 * Oldest first, with replies as places in the list. Left out: what `authorOf` answers null for (a message that belongs
 * to nobody in the chat) and what `toMessage` cannot carry over.
 */
export const mapMessages = (messages: ExportMessage[], authorOf: (message: ExportMessage) => number | null) => {
  const mapped = messages.flatMap((message) => {
    const from = authorOf(message)
    const made = from === null ? null : toMessage(message, from)
    return made ? [{ message, made }] : []
  })
  const sorted = mapped.toSorted((a, b) => Date.parse(a.made.date) - Date.parse(b.made.date))
  const places = new Map(sorted.map(({ message }, place) => [message.id, place]))
  return sorted.map(({ message, made }, place): WorldMessage => {
    const isElsewhere = message.reply_to_peer_id !== undefined || message.reply_to_message_id === undefined
    const replyTo = isElsewhere ? undefined : places.get(message.reply_to_message_id ?? 0)
    return replyTo !== undefined && replyTo < place ? { ...made, replyTo } : made
  })
}
