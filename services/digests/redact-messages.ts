import { redact } from './redact.ts'
import { findHandedOver } from './secrets/find-handed-over.ts'
import { findSplitSecrets } from './secrets/find-split-secrets.ts'
import { type Hit, type Line } from './secrets/line.ts'

const put = (lines: Line[], hits: Hit[]): { lines: Line[]; count: number } => {
  const byLine = Map.groupBy(hits, ({ line }) => line)
  let count = 0
  const changed = lines.map((line, i) => {
    let text = line.text
    let from = Infinity
    for (const { start, end, kind } of (byLine.get(i) ?? []).toSorted((a, b) => b.start - a.start)) {
      if (end > from) continue
      text = `${text.slice(0, start)}[${kind}]${text.slice(end)}`
      from = start
      count += 1
    }
    return text === line.text ? line : { ...line, text }
  })
  return { lines: changed, count }
}

/**
 * Takes the secrets out of the messages of a chat (clean text, oldest first): those that stand in one message, those that
 * were sent in pieces, and those that one message announces and another one holds. Returns the texts in the same order.
 */
export const redactMessages = (messages: Line[]): { texts: string[]; redacted: number } => {
  let redacted = 0
  const single = messages.map((message) => {
    const { text, redactions } = redact(message.text)
    redacted += Object.values(redactions).reduce((sum, count) => sum + count, 0)
    return { ...message, text }
  })
  const whole = put(single, findSplitSecrets(single))
  const safe = put(whole.lines, findHandedOver(whole.lines))
  return { texts: safe.lines.map(({ text }) => text), redacted: redacted + whole.count + safe.count }
}
