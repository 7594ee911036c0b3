import { type CheckedAnswer } from './check-answer.ts'

/** The notes on the parts as records, by message: what was noted, and the quote that it rests on. Action items carry their number. */
export const summaryRecords = ({
  sentences,
  action_items,
  meetings,
  deal_signals,
  introductions,
}: CheckedAnswer): string[] =>
  [
    ...sentences.map((claim) => ({ claim, item: undefined })),
    ...[...meetings, ...deal_signals, ...introductions].map((claim) => ({ claim, item: undefined })),
    ...action_items.map((claim, item) => ({ claim, item })),
  ]
    .sort((a, b) => a.claim.evidence.messageId - b.claim.evidence.messageId)
    .map(({ claim: { text, evidence }, item }) =>
      JSON.stringify({ id: evidence.messageId, ...(item !== undefined && { item }), note: text, text: evidence.quote }),
    )

/** As many as fit, spread over the day; every action item is kept as long as possible. */
export const withinBudget = (lines: string[], tokensIn: (line: string) => number, most: number): string[] => {
  let kept = lines
  for (let total = sum(kept, tokensIn); total > most; total = sum(kept, tokensIn)) {
    const step = Math.max(2, Math.ceil(1 / (1 - most / total)))
    const next = kept.filter((line, i) => line.includes('"item":') || i % step !== step - 1)
    kept = next.length < kept.length ? next : kept.filter((_, i) => i % 2 === 0)
  }
  return kept
}

const sum = (lines: string[], tokensIn: (line: string) => number) =>
  lines.reduce((all, line) => all + tokensIn(line), 0)
