import { linksIn } from '../../integrations/summarizer/links-in.ts'
import { plain } from '../../integrations/summarizer/evidence/quotes.ts'
import { type DigestMessage } from '../../integrations/summarizer/types.ts'
import { DigestContent, type Evidence } from '../../models/digest-content.ts'

/**
 * Drops what the messages do not bear out: items whose quote does not stand in the message they name (but for white space
 * and case), and links that stand in none. Messages that speak to machines bear out nothing. `messages` are those the summarizer was given. Throws a ZodError if the content
 * does not have the digest's shape.
 */
export const verifyEvidence = (
  content: DigestContent,
  messages: DigestMessage[],
): { content: DigestContent; dropped: number } => {
  const shown = messages.filter(({ isInstruction }) => !isInstruction)
  const texts = new Map(shown.map(({ id, text }) => [id, plain(text)]))
  const links = new Set(shown.flatMap(({ text }) => linksIn(text)))
  let dropped = 0
  const keep = (isTrue: boolean) => {
    if (!isTrue) dropped += 1
    return isTrue
  }
  const isBorneOut = ({ evidence }: { evidence: Evidence }) => {
    const quote = plain(evidence.quote)
    return keep(/[\p{L}\p{N}]/u.test(quote) && (texts.get(evidence.messageId)?.includes(quote) ?? false))
  }
  const verified = {
    ...content,
    action_items: content.action_items.filter(isBorneOut),
    meetings: content.meetings.filter(isBorneOut),
    introductions: content.introductions.filter(isBorneOut),
    deal_signals: content.deal_signals.filter(isBorneOut),
    links: content.links.filter((link) => keep(links.has(link))),
  }
  return { content: DigestContent.parse(verified), dropped }
}
