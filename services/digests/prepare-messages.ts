import { cleanText } from '../../integrations/summarizer/clean-text.ts'
import { findInstructions } from '../../integrations/summarizer/instructions.ts'
import { type DigestMessage } from '../../integrations/summarizer/types.ts'
import { type TelegramMessage } from '../../integrations/telegram/types.ts'
import { redactMessages } from './redact-messages.ts'
import { safeName } from './safe-name.ts'

/** Telegram allows 4,096 characters in a message; whatever claims more is cut. */
const longest = 8_192

/** What a summarizer may see of a chat: cleaned, with secrets replaced by placeholders and orders to machines marked. */
export const prepareMessages = (
  messages: TelegramMessage[],
): { messages: DigestMessage[]; redacted: number; leftOut: number } => {
  const lines = messages.map(({ id, date, isOutgoing, senderId, text, replyToId }) => ({
    id,
    at: date,
    sender: isOutgoing ? 'me' : (senderId ?? 'them'),
    text: cleanText(text.slice(0, longest)),
    replyToId,
  }))
  const { texts, redacted } = redactMessages(lines)
  const orders = findInstructions(lines)
  const names = new Map<string, string>()
  const nameOf = (name: string): string => {
    const safe = names.get(name) ?? safeName(name)
    names.set(name, safe)
    return safe
  }
  return {
    redacted,
    leftOut: orders.size,
    messages: messages.map(({ id, date, isOutgoing, senderName, replyToId }, i) => ({
      id,
      at: date,
      from: isOutgoing ? ('me' as const) : ('them' as const),
      senderName: nameOf(senderName),
      text: texts[i] ?? '',
      replyToId,
      isInstruction: orders.has(id),
    })),
  }
}
