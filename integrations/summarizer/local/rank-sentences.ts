import { type Day, type Sentence } from './read-day.ts'
import { stopWords } from './words.ts'

export type RankedSentence = { sentence: Sentence; score: number; content: ReadonlyMap<string, number> }

/** What makes a sentence worth a place in a note. Found on one half of a set of dialogues, checked on the other. */
const weights = {
  start: 0.7,
  opening: 0.6,
  number: 0.15,
  properNoun: 0.3,
  question: 0.1,
  commitment: 0.5,
  request: 0.9,
  suggestion: 0.2,
  meeting: 0.2,
  deal: 0.3,
  short: -0.5,
  smallTalk: -2,
}
/** How much more a word counts that the day comes back to. */
const recurrence = 2.5
/** Words of one root share this beginning often enough. */
const stemLength = 6
const openingSentences = 5
const number = /\p{N}/u
const properNoun = /(?<=[\p{Ll}\p{N},;] )\p{Lu}\p{L}+/u
const question = /[?？؟]/u

const contentOf = ({ words }: Sentence, stops: ReadonlySet<string>): Set<string> =>
  new Set(
    words
      .filter((word) => !stops.has(word) && !word.includes("'") && (word.length > 1 || /\p{Lo}/u.test(word)))
      .map((word) => word.slice(0, stemLength)),
  )

/** For each sentence its content words, weighed by how often the day comes back to them. */
const weighWords = (sentences: Sentence[], stops: ReadonlySet<string>): Map<string, number>[] => {
  const contents = sentences.map((sentence) => contentOf(sentence, stops))
  const counts = new Map<string, number>()
  for (const word of contents.flatMap((content) => [...content])) counts.set(word, (counts.get(word) ?? 0) + 1)
  return contents.map(
    (content) => new Map([...content].map((word) => [word, Math.log(1 + (counts.get(word) ?? 0)) ** recurrence])),
  )
}

const signals = ({ text, withoutNames, words, message: { pack } }: Sentence): number => {
  const signs: [boolean | undefined, number][] = [
    [number.test(text), weights.number],
    [properNoun.test(text), weights.properNoun],
    [question.test(text), weights.question],
    [words.length < 4, weights.short],
    [pack?.smallTalk.test(withoutNames), weights.smallTalk],
    [pack?.commitment.test(text) && !pack.notAction.test(text), weights.commitment],
    [pack?.request.test(text), weights.request],
    [pack?.suggestion.test(text), weights.suggestion],
    [pack?.meeting.test(text), weights.meeting],
    [pack?.deal.test(text), weights.deal],
  ]
  return signs.reduce((sum, [isThere, weight]) => (isThere ? sum + weight : sum), 0)
}

/** Scores every sentence of the day; higher tells more. Linear in the number of sentences. */
export const rankSentences = ({ sentences: all, language }: Day): RankedSentence[] => {
  const sentences = all.filter(({ message }) => !message.isInstruction)
  const contents = weighWords(sentences, stopWords(language))
  return sentences.map((sentence, i) => {
    const content = contents[i] ?? new Map<string, number>()
    const centrality = content.values().reduce((sum, weight) => sum + weight, 0) / Math.sqrt(4 + sentence.words.length)
    const start = weights.start * (1 - i / sentences.length)
    const opening = weights.opening * Math.max(0, 1 - i / openingSentences)
    return { sentence, content, score: centrality + start + opening + signals(sentence) }
  })
}
