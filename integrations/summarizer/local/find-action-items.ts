import { type ActionItem } from '../../../models/digest-content.ts'
import { datesIn, dueOf, noDue } from './due.ts'
import { followUp, mergeAnswers } from './follow-up.ts'
import { findAddressee } from './find-addressee.ts'
import { claimText, evidenceOf } from './quote.ts'
import { type Day, type Sentence } from './read-day.ts'

type Kind = 'commitment' | 'request' | 'offer'
type Part = { kind: Kind; match: string; start: number; end: number }
/** An item with the sentence it came from, so that others can tell what the sentence was used for. */
export type FoundAction = { item: ActionItem; sentence: Sentence; kind: Kind; isArranging: boolean }

const kinds: Kind[] = ['request', 'offer', 'commitment']
/** A promise deep inside a question is one that is asked about, not made. */
const questionStart = 12

/** What stands between the commas around a promise: a "can't" of the next clause does not undo it. */
const clauseAround = (text: string, start: number, end: number): string => {
  const from = Math.max(...[',', ';', '—', '–'].map((sign) => text.lastIndexOf(sign, start - 1))) + 1
  const stop = text.slice(start, end).search(/[,;—–]/)
  return text.slice(from, stop < 0 ? end : start + stop)
}

/** The stretches of a sentence in which somebody asks or promises, each up to the next one. */
const partsOf = ({ text, message: { pack } }: Sentence): Part[] => {
  if (!pack) return []
  const starts = kinds
    .flatMap((kind) =>
      [...text.matchAll(new RegExp(pack[kind].source, 'giu'))].map((match) => ({
        kind,
        match: match[0],
        start: match.index,
      })),
    )
    .sort((a, b) => a.start - b.start || kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
  const apart = starts.filter(({ start, kind }, i) => {
    const before = starts[i - 1]
    if (!before) return true
    const between = text.slice(before.start, start).trim().split(/\s+/).length
    return start >= before.start + before.match.length && (before.kind !== kind || between >= 5)
  })
  return apart
    .map((part, i) => ({ ...part, end: apart[i + 1]?.start ?? text.length }))
    .filter(({ kind, start, end }) => {
      return (
        !pack.notAction.test(clauseAround(text, start, end)) &&
        !(kind === 'commitment' && /\?\s*$/.test(text) && start > questionStart)
      )
    })
}

const itemsOf = (sentence: Sentence, day: Day): FoundAction[] => {
  const { message, text } = sentence
  const { pack, source } = message
  const parts = partsOf(sentence)
  if (!pack || parts.length === 0) return []
  const dates = datesIn(sentence, day)
  return parts.map(({ kind, match, start, end }, i) => {
    const isArranging = pack.arranging.test(match) && pack.meeting.test(text) && !pack.notMeeting.test(text)
    const near = dates.filter((date) => (i === 0 || date.start >= start) && (date.start < end || parts.length === 1))
    const whole = parts.length === 1
    const part = whole ? text : text.slice(i === 0 ? 0 : start, end).replace(/[\s,;]+(?:\p{L}{1,4}\s*)?$/u, '')
    const speaker = source.from === 'me' ? 'me' : 'them'
    const owner = kind === 'request' ? findAddressee(sentence, day) : speaker
    return {
      sentence,
      kind,
      isArranging,
      item: {
        text: claimText(part),
        owner,
        ...(isArranging ? noDue : dueOf(near, sentence, day)),
        evidence: evidenceOf(sentence, part, whole ? start : 0),
      },
    }
  })
}

/** More than a digest holds, and enough to merge answers into requests. */
const most = 200

/** Who promised what, and who was asked for what, as far as it is still open at the end of the day. */
export const findActionItems = (day: Day): FoundAction[] => {
  const found: FoundAction[] = []
  for (const sentence of day.sentences) {
    const { message, text } = sentence
    if (message.isInstruction) continue
    if (found.length >= most) break
    for (const action of itemsOf(sentence, day)) {
      const { isOpen, due } = followUp(action, day)
      const isIntroduction =
        action.kind !== 'request' && message.pack?.introduction.test(text) && action.item.due === null
      if (isOpen && !isIntroduction) found.push({ ...action, item: { ...action.item, ...due } })
    }
  }
  return mergeAnswers(found, day)
}
