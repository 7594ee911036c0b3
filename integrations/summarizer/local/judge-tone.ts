import { type DigestContent } from '../../../models/digest-content.ts'
import { type Day, type Sentence } from './read-day.ts'

const smiles = /[😀-😊😍🥰😎🤩🙌👍👏🎉🎊🚀❤💪🥳✅🔥]/gu
const frowns = /[😞-😤😠😡😢😭😱👎💔😕🙁☹😩😫🤬]/gu
/** Below this share of sentences a single word says nothing about the day. */
const leastShare = 0.03

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

const moods = ({ text, message: { pack } }: Sentence): { good: number; bad: number } => {
  const mood = { good: count(text, smiles), bad: count(text, frowns) }
  if (!pack) return mood
  for (const [kind, opposite] of [
    ['good', 'bad'],
    ['bad', 'good'],
  ] as const) {
    const pattern = kind === 'good' ? pack.positive : pack.negative
    for (const { index } of text.matchAll(new RegExp(pattern.source, 'giu'))) {
      const before = text
        .slice(0, index)
        .split(/[,;.!?]/)
        .at(-1)
        ?.split(/\s+/)
        .slice(-4)
        .join(' ')
      mood[pack.negation.test(before ?? '') ? opposite : kind] += 1
    }
  }
  return mood
}

/** The mood of the day by words and emoji: mixed where both sides weigh about the same. */
export const judgeSentiment = ({ sentences }: Day): DigestContent['sentiment'] => {
  const read = sentences.filter(({ message }) => !message.isInstruction).map(moods)
  const good = read.reduce((sum, mood) => sum + mood.good, 0)
  const bad = read.reduce((sum, mood) => sum + mood.bad, 0)
  if (Math.max(good, bad) < Math.max(1, leastShare * sentences.length)) return 'neutral'
  if (Math.min(good, bad) >= 1 && Math.min(good, bad) / Math.max(good, bad) > 0.45) return 'mixed'
  return good > bad ? 'positive' : 'negative'
}

/** high: somebody says it is urgent; medium: something is due within two days or soon; low: something is open; none. */
export const judgeUrgency = (
  { sentences, messages }: Day,
  { action_items, meetings }: Pick<DigestContent, 'action_items' | 'meetings'>,
): DigestContent['urgency'] => {
  const people = sentences.filter(({ message }) => !message.isInstruction)
  const says = (kind: 'urgent' | 'soon') =>
    people.some(({ text, message: { pack } }) => {
      const match = pack?.[kind].exec(text)
      return match ? !pack?.negation.test(text.slice(0, match.index).split(/\s+/).slice(-3).join(' ')) : false
    })
  if (says('urgent')) return 'high'
  const isOpen = action_items.length + meetings.length > 0
  if (!isOpen) return 'none'
  const last = messages.at(-1)?.source.at ?? new Date(0)
  const inTwoDays = new Date(last.getTime() + 2 * 86_400_000).toISOString()
  const isSoon = action_items.some(({ due }) => due !== null && due.slice(0, 10) <= inTwoDays.slice(0, 10))
  return isSoon || (action_items.length > 0 && says('soon')) ? 'medium' : 'low'
}
