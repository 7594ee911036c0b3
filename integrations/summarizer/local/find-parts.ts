import { type FoundDate } from './read-dates.ts'
import { type Sentence } from './read-day.ts'

export type ActionKind = 'commitment' | 'request' | 'offer'
/** A stretch of a sentence in which somebody asks or promises; `heads` is where each of its verbs begins. */
export type Part = { kind: ActionKind; match: string; start: number; end: number; heads: number[] }
type Hit = Pick<Part, 'kind' | 'match' | 'start'>

const kinds: ActionKind[] = ['request', 'offer', 'commitment']
/** A promise deep inside a question is one that is asked about, not made. */
const questionStart = 12
const isQuestion = /[?？]\s*$/u
/** "I'll send it tomorrow, ok?" promises all the same. */
const hasTag = /[,.–—-]\s*\S+(?:\s\S+)?\s*[?？]\s*$/u
/** "when can you …", "wann können Sie …": asks for a time and not for a deed. */
const asksWhen =
  /(?:^|\P{L})(?:when|what|where|how|which|why|who|wann|was|wo|wie|welche\p{L}*|warum|wer|cu[aá]ndo|qu[eé]|d[oó]nde|c[oó]mo|cu[aá]l|quand|où|comment|combien|pourquoi|когда|что|где|как|какой|какую|сколько|почему|кто),?\s+$/iu
/** A subject of its own begins a promise of its own: "I'll send it today and I'll call him on Friday". */
const ownSubject = /^(?:I|we|ich|wir|je|j['’]|nous|on|yo|nosotros|я|мы)(?!\p{L})/iu
/** What is promised under a condition is not promised yet. */
const condition = /(?:^|[\s,;:–—-])(?:if|unless|provided|falls|wenn|sofern|si|sauf si|если)\s[^.;!?]*$/iu
const wordBefore = /(\p{L}[\p{L}'’]*)\s+$/u

/** What stands between the commas around a promise: a "can't" of the next clause does not undo it. */
const clauseAround = (text: string, start: number, end: number): string => {
  const from = Math.max(...[',', ';', '—', '–', '、', '，'].map((sign) => text.lastIndexOf(sign, start - 1))) + 1
  const stop = text.slice(start, end).search(/[,;—–、，]/)
  return text.slice(from, stop < 0 ? end : start + stop)
}

const hitsIn = ({ text, message: { pack } }: Sentence): Hit[] => {
  if (!pack) return []
  const all = kinds
    .flatMap((kind) =>
      [...text.matchAll(new RegExp(pack[kind].source, 'giu'))].map((found) => ({
        kind,
        match: found[0],
        start: found.index,
      })),
    )
    .sort((a, b) => a.start - b.start || kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
  const isMeant = ({ kind, start }: Hit, end: number): boolean => {
    const before = text.slice(0, start)
    const word = wordBefore.exec(before)?.[1]
    return (
      !(word !== undefined && pack.negation.test(word)) &&
      !(kind === 'request' && asksWhen.test(before)) &&
      !(kind === 'commitment' && condition.test(before)) &&
      !(
        kind === 'commitment' &&
        isQuestion.test(text.slice(start, end)) &&
        (start > questionStart || !hasTag.test(text))
      ) &&
      !pack.notAction.test(clauseAround(text, start, end))
    )
  }
  return all
    .filter(({ start }, i) => all.slice(0, i).every((other) => start >= other.start + other.match.length))
    .filter((hit, i, apart) => isMeant(hit, apart[i + 1]?.start ?? text.length))
}

/** What a sentence asks for and promises, in order. Verbs of one kind are one part unless each has a subject and a date of its own. */
export const findParts = (sentence: Sentence, dates: FoundDate[]): Part[] => {
  const parts: Part[] = []
  for (const hit of hitsIn(sentence)) {
    const last = parts.at(-1)
    const isDated =
      last !== undefined &&
      dates.some(({ start }) => start >= last.start && start < hit.start) &&
      dates.some(({ start }) => start >= hit.start)
    if (last?.kind === hit.kind && !(isDated && ownSubject.test(hit.match))) last.heads.push(hit.start)
    else {
      if (last) last.end = hit.start
      parts.push({ ...hit, end: sentence.text.length, heads: [hit.start] })
    }
  }
  return parts
}
