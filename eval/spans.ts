import { type DigestMessage } from '../integrations/summarizer/types.ts'

/** A stretch of one message, in characters of its plain form. */
export type Span = { messageId: number; start: number; end: number }

const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase()
const leastShare = 0.5

/** Where a quote stands in a message, whatever its case and white space; null if it does not. */
export const spanOf = (quote: string, { id, text }: Pick<DigestMessage, 'id' | 'text'>): Span | null => {
  const words = plain(quote)
  const start = plain(text).indexOf(words)
  return start < 0 || words === '' ? null : { messageId: id, start, end: start + words.length }
}

/** Do two stretches share at least half of the shorter one? */
export const overlaps = (a: Span, b: Span): boolean => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return a.messageId === b.messageId && shared >= leastShare * Math.min(a.end - a.start, b.end - b.start)
}
