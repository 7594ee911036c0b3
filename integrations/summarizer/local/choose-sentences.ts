import { type SummaryStyle } from '../types.ts'
import { type RankedSentence } from './rank-sentences.ts'

/** How much a repetition costs, and how much it is worth to hear another speaker too. */
const repetition = 1
const otherSpeaker = 0.6

/** How many sentences a summary has at most: more for a longer day, within what the style allows. */
export const sentenceCount = (style: SummaryStyle, sentences: number): number => {
  if (style === 'MINIMAL') return 1
  if (style === 'DETAILED') return Math.min(8, Math.max(5, Math.round(sentences / 4)))
  return Math.min(4, Math.max(2, Math.round(sentences / 10) + 1))
}

/** Of what a sentence says, how much was said by those chosen before it: 0..1. */
const overlap = (content: RankedSentence['content'], said: ReadonlySet<string>): number =>
  content.size === 0
    ? 0
    : content
        .keys()
        .filter((word) => said.has(word))
        .toArray().length / content.size

const speakerOf = ({ sentence }: RankedSentence) => sentence.message.source.senderName

/** The best sentences that do not repeat each other, in the order of the day. */
export const chooseSentences = (ranked: RankedSentence[], count: number): RankedSentence[] => {
  const pool = ranked.toSorted((a, b) => b.score - a.score).slice(0, count * 12)
  const chosen: RankedSentence[] = []
  const said = new Set<string>()
  const value = (candidate: RankedSentence) =>
    candidate.score -
    repetition * overlap(candidate.content, said) +
    (chosen.length > 0 && chosen.every((one) => speakerOf(one) !== speakerOf(candidate)) ? otherSpeaker : 0)
  while (chosen.length < count && pool.length > 0) {
    const best = pool.reduce((a, b) => (value(b) > value(a) ? b : a))
    pool.splice(pool.indexOf(best), 1)
    for (const word of best.content.keys()) said.add(word)
    chosen.push(best)
  }
  return chosen.sort((a, b) => a.sentence.index - b.sentence.index)
}
