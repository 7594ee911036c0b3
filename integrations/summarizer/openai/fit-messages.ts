import { type DigestMessage } from '../types.ts'
import { type TokenCounter } from './count-tokens.ts'
import { type RecordWriter } from './write-records.ts'

export type Measured = { message: DigestMessage; line: string; tokens: number }

/** Below this a message says nothing any more; so much of it is the record around the text. */
const leastTokens = 40
const recordTokens = 24

const shorten = (message: DigestMessage, from: number, to: number): DigestMessage => {
  const share = Math.max(0, to - recordTokens) / Math.max(1, from - recordTokens)
  const kept = Math.max(16, Math.floor(message.text.length * share) - 6)
  return { ...message, text: `${message.text.slice(0, kept).replace(/[\uD800-\uDBFF]$/, '')} […]` }
}

/** The length at which all texts together take no more than `most`, longer ones cut to it. */
const capFor = (tokens: number[], most: number): number => {
  let left = most
  const sorted = tokens.toSorted((a, b) => a - b)
  for (const [i, count] of sorted.entries()) {
    const share = left / (sorted.length - i)
    if (count > share) return Math.floor(share)
    left -= count
  }
  return Infinity
}

/**
 * The messages with their records, within `most` tokens in all: the longest are cut, and where that is not enough, the
 * oldest left out. Linear in the messages but for one sort.
 */
export const fitMessages = (
  messages: DigestMessage[],
  { write, counter, most }: { write: RecordWriter; counter: TokenCounter; most: number },
): { measured: Measured[]; unread: number } => {
  const measure = (message: DigestMessage): Measured => {
    const line = write(message)
    return { message, line, tokens: counter.inMessage(message, line) }
  }
  const measured = messages.map(measure)
  const cap = capFor(measured.map(({ tokens }) => tokens), most) // prettier-ignore
  if (cap === Infinity) return { measured, unread: 0 }
  const limit = Math.max(cap, leastTokens)
  const cut = measured.map((one) => (one.tokens > limit ? measure(shorten(one.message, one.tokens, limit)) : one))
  let [total, from] = [0, cut.length]
  while (from > 0 && total + (cut[from - 1]?.tokens ?? 0) <= most) total += cut[--from]?.tokens ?? 0
  return { measured: cut.slice(from), unread: from }
}
