import { type ItemKind } from './labels.ts'
import { type Judged, type Match } from './match-items.ts'

export type Score = { precision: number; recall: number; f1: number; found: number; right: number; wanted: number }

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)

/** Precision, recall and F1 over all chats at once; an empty side counts as perfect. */
const score = (right: number, found: number, wanted: number): Score => {
  const [precision, recall] = [share(right, found), share(right, wanted)]
  return { precision, recall, f1: share(2 * right, found + wanted), found, right, wanted }
}

/** How many of one kind's items are right; `isRight` can ask for more than the right place. Optional ones count on no side. */
export const scoreItems = (
  matches: Match[],
  kinds: ItemKind[],
  isRight: (item: Judged) => boolean = () => true,
): Score => {
  const judged = matches.flatMap((match) => match.judged).filter(({ kind }) => kinds.includes(kind))
  const missed = matches.flatMap((match) => match.missed).filter(({ kind }) => kinds.includes(kind))
  const counted = judged.filter(({ label }) => !label?.isOptional)
  const wanted = counted.filter(({ label }) => label !== null).length + missed.length
  return score(counted.filter((item) => item.label !== null && isRight(item)).length, counted.length, wanted)
}
