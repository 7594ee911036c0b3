import { type ActionItem } from '../../../models/digest-content.ts'
import { type Due, datesIn, dueOf, noDue } from './due.ts'
import { followUp, mergeAnswers } from './follow-up.ts'
import { findAddressee } from './find-addressee.ts'
import { claimText, evidenceOf } from './quote.ts'
import { type ActionKind, type Part, findParts } from './find-parts.ts'
import { type FoundDate } from './read-dates.ts'
import { type Day, type Sentence } from './read-day.ts'

/** An item with the sentence it came from, so that others can tell what the sentence was used for. */
export type FoundAction = { item: ActionItem; sentence: Sentence; kind: ActionKind; isArranging: boolean }

/** The date of a part: that of its last verb that has one. A time alone counts from where something is promised. */
const dueIn = (
  { heads, start, end }: Part,
  isFirst: boolean,
  dates: FoundDate[],
  sentence: Sentence,
  day: Day,
): Due => {
  const near = dates.filter((date) => date.start < end && (date.start >= start || (isFirst && date.day !== null)))
  const dues = heads
    .toReversed()
    .map((head) => dueOf(near.filter((date) => date.start >= head), sentence, day)) // prettier-ignore
  return dues.find(({ dueText }) => dueText !== null) ?? dueOf(near, sentence, day)
}

const itemsOf = (sentence: Sentence, day: Day): FoundAction[] => {
  const { message, text } = sentence
  const { pack, source } = message
  if (!pack) return []
  const dates = datesIn(sentence, day)
  const parts = findParts(sentence, dates)
  return parts.map((found, i) => {
    const { kind, match, start, end } = found
    const isArranging = pack.arranging.test(match) && pack.meeting.test(text) && !pack.notMeeting.test(text)
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
        ...(isArranging ? noDue : dueIn(found, i === 0, dates, sentence, day)),
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
