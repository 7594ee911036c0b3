import { cleanText } from '../../integrations/summarizer/clean-text.ts'
import { addressesIn, createAddressCheck, withoutAddresses } from '../../integrations/summarizer/evidence/addresses.ts'
import { withoutMarkup } from '../../integrations/summarizer/evidence/plain-text.ts'
import { type DigestMessage } from '../../integrations/summarizer/types.ts'
import { DigestContent, type Evidence } from '../../models/digest-content.ts'

const removed = '[link removed]'
const lines = (text: string) => withoutMarkup(cleanText(text))
const oneLine = (text: string) => lines(text).replace(/\s+/g, ' ').trim()
const ellipsis = (text: string, length: number) => (text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`) // prettier-ignore

/** The longest piece of a quote without markup: what is left still stands in the message word for word. */
const plainQuote = (quote: string): string => {
  if (withoutMarkup(quote) === quote) return quote
  const pieces = quote.split(/<[^<>]*>?|`+|\*\*|__|~~|[[\]()!]|&#?\w+;/u).map((piece) => piece.trim())
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '')
}

/**
 * The last thing that happens to a digest before it is stored: plain text only (no markup, no control or invisible
 * characters), within its lengths, with no address that does not stand in the messages. Items that name another are dropped.
 */
export const plainContent = (
  content: DigestContent,
  messages: DigestMessage[],
): { content: DigestContent; dropped: number } => {
  const shown = messages.filter(({ isInstruction }) => !isInstruction)
  const isKnown = createAddressCheck(shown.map(({ text }) => text))
  let dropped = 0
  const withKnown = (text: string): string => {
    if (isKnown(text)) return text
    dropped += addressesIn(text).length
    return withoutAddresses(text, removed)
  }
  const claims = <T extends { text: string; evidence: Evidence }>(items: T[]): T[] =>
    items.flatMap((item) => {
      const text = ellipsis(oneLine(item.text), 300)
      const quote = plainQuote(item.evidence.quote)
      if (text !== '' && quote !== '' && isKnown(text))
        return [{ ...item, text, evidence: { ...item.evidence, quote } }]
      dropped += 1
      return []
    })
  const words = (text: string | null): string | null => (text === null ? null : oneLine(text).slice(0, 80) || null)
  const summary = withKnown(lines(content.summary).slice(0, 4_000)).slice(0, 4_000).trim()
  return {
    content: DigestContent.parse({
      ...content,
      summary: summary === '' ? removed : summary,
      topics: content.topics.map(oneLine).filter((topic) => topic !== '' && isKnown(topic)),
      action_items: claims(content.action_items).map((item) => ({ ...item, dueText: words(item.dueText) })),
      meetings: claims(content.meetings).map((item) => ({ ...item, atText: words(item.atText) })),
      introductions: claims(content.introductions),
      deal_signals: claims(content.deal_signals),
    }),
    dropped,
  }
}
