import { unsupportedSentences } from './claims.ts'
import { type ItemLabel } from './labels.ts'
import { type Outcome } from './run-chats.ts'

const wanted = ({ kind, owner, dates, spans }: ItemLabel, { messages }: Outcome) => {
  const [span] = spans
  const words = messages.find(({ id }) => id === span?.messageId)?.text.slice(span?.start, span?.end)
  return `${[kind, owner, dates.map((date) => date ?? 'no date').join(' or ')].filter(Boolean).join(' ')}: ${words}`
}

/** What one digest got wrong, a line each; empty if nothing. */
export const faultsOf = (outcome: Outcome): string[] => {
  const { chat, match, summary } = outcome
  const { urgency } = summary.content
  return [
    ...match.judged.flatMap(({ kind, text, label, hasOwner, hasDate, date }) => {
      if (label === null) return [`too much: ${kind}: ${text}`]
      if (label.isOptional || (hasOwner && hasDate)) return []
      return [`wrong ${hasOwner ? `date ${date}` : 'owner'}: ${text} (wanted ${wanted(label, outcome)})`]
    }),
    ...match.missed.map((label) => `missed: ${wanted(label, outcome)}`),
    ...unsupportedSentences(summary.content, chat).map((sentence) => `unsupported: ${sentence}`),
    ...(chat.labels.urgency.includes(urgency) ? [] : [`urgency ${urgency}, not ${chat.labels.urgency.join(' or ')}`]),
  ]
}
