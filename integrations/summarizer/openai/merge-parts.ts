import { type ActionItem, type Meeting } from '../../../models/digest-content.ts'
import { rootsOf } from '../evidence/shared-words.ts'
import { type CheckedAnswer } from './check-answer.ts'
import { type Claim } from './answer.ts'

/** Of the roots of the shorter text, how many the other has too, for the two to say the same. */
const alike = 0.85

const figuresIn = (text: string): string[] => text.match(/\d+/g) ?? []
const isWithin = (some: string[], all: string[]) => some.every((one) => all.includes(one))

/** Tells whether two claims say the same. A long day compares each with many others, so roots are kept. */
const createLikeness = () => {
  const known = new Map<string, ReadonlySet<string>>()
  const rootsIn = (text: string): ReadonlySet<string> => {
    const roots = known.get(text) ?? new Set(rootsOf(text))
    known.set(text, roots)
    return roots
  }
  return ({ text: a }: Claim, { text: b }: Claim): boolean => {
    const [one, other] = [rootsIn(a), rootsIn(b)]
    const [short, long] = one.size < other.size ? [one, other] : [other, one]
    if (short.size === 0) return a.toLowerCase() === b.toLowerCase()
    if (!isWithin(figuresIn(a), figuresIn(b)) && !isWithin(figuresIn(b), figuresIn(a))) return false
    return [...short].filter((root) => long.has(root)).length / short.size >= alike
  }
}

/** Claims of several parts, each once, the first wording kept; `join` takes over what the later one knows more. */
const unite = <T extends Claim>(claims: T[], isSame: (a: T, b: T) => boolean, join: (kept: T, later: T) => T): T[] => {
  const kept: T[] = []
  for (const claim of claims) {
    const place = kept.findIndex((one) => isSame(one, claim))
    const known = kept[place]
    if (known) kept[place] = join(known, claim)
    else kept.push(claim)
  }
  return kept
}

const first = <T>(kept: T): T => kept
const lastDue = (kept: ActionItem, later: ActionItem): ActionItem =>
  later.dueText === null ? kept : { ...kept, due: later.due ?? kept.due, dueText: later.dueText }
const lastTime = (kept: Meeting, later: Meeting): Meeting =>
  later.atText === null ? kept : { ...kept, at: later.at ?? kept.at, atText: later.atText }

const uniteTopics = (parts: string[][]): string[] => {
  const counts = new Map<string, { topic: string; weight: number }>()
  for (const topics of parts)
    for (const [place, topic] of topics.entries()) {
      const known = counts.get(topic.toLowerCase())
      counts.set(topic.toLowerCase(), {
        topic: known?.topic ?? topic,
        weight: (known?.weight ?? 0) + 8 - Math.min(place, 7),
      })
    }
  return [...counts.values()].sort((a, b) => b.weight - a.weight).map(({ topic }) => topic)
}

const urgencies = ['none', 'low', 'medium', 'high'] as const

/** One answer out of those of all parts, in the order of the day. Also takes doubles out of a single one. */
export const mergeParts = (parts: CheckedAnswer[]): CheckedAnswer => {
  const isSameClaim = createLikeness()
  const moods = new Set(parts.map(({ sentiment }) => sentiment).filter((sentiment) => sentiment !== 'neutral'))
  const [mood] = moods
  return {
    sentences: unite(
      parts.flatMap(({ sentences }) => sentences),
      isSameClaim,
      first,
    ),
    action_items: unite(
      parts.flatMap(({ action_items }) => action_items),
      (a, b) => a.owner === b.owner && isSameClaim(a, b),
      lastDue,
    ),
    meetings: unite(
      parts.flatMap(({ meetings }) => meetings),
      (a, b) => isSameClaim(a, b) || (a.at !== null && a.at === b.at),
      lastTime,
    ),
    introductions: unite(
      parts.flatMap(({ introductions }) => introductions),
      isSameClaim,
      first,
    ),
    deal_signals: unite(
      parts.flatMap(({ deal_signals }) => deal_signals),
      isSameClaim,
      first,
    ),
    topics: uniteTopics(parts.map(({ topics }) => topics)),
    sentiment: moods.size > 1 ? 'mixed' : (mood ?? 'neutral'),
    urgency: urgencies[Math.max(0, ...parts.map(({ urgency }) => urgencies.indexOf(urgency)))] ?? 'none',
    dropped: parts.reduce((sum, { dropped }) => sum + dropped, 0),
  }
}
