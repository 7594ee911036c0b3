import { distance } from 'fastest-levenshtein'
import { fold } from './latin-words.ts'
import { isSameName } from './nicknames.ts'
import { type PersonName } from './person-name.ts'

/** How surely two words are one name, 0..1. Short words differ by one letter between people; long ones by a slip. */
const wordsAlike = (a: string, b: string): number => {
  if (a === b) return 1
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0.7 : 0
  if (isSameName(a, b)) return 0.95
  const [foldedA, foldedB] = [fold(a), fold(b)]
  if (foldedA === foldedB && foldedA.length > 2) return 0.95
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 3 && long.startsWith(short)) return 0.85
  const slips = distance(foldedA, foldedB)
  const length = Math.max(foldedA.length, foldedB.length)
  if (slips === 1 && length >= 5) return 0.85
  return slips === 2 && length >= 9 ? 0.8 : 0
}

const pairs = (few: string[], many: string[]): number[] => {
  const left = [...many]
  return few.map((word) => {
    const scores = left.map((other) => wordsAlike(word, other))
    const best = Math.max(0, ...scores)
    if (best > 0) left.splice(scores.indexOf(best), 1)
    return best
  })
}

/** Each further word that only one of the names has: a second surname, a patronymic. */
const PER_EXTRA_WORD = 0.04

/**
 * How alike two names are, 0..1, in any order of their words: every word of the shorter name needs its own twin in the longer
 * one. A single word never identifies a person.
 */
export const nameSimilarity = (a: Pick<PersonName, 'words'>, b: Pick<PersonName, 'words'>): number => {
  const [few, many] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
  if (few.length === 0) return 0
  if (few.length === 1) return isWrittenAsOne(few[0] ?? '', many) ? 0.9 : (pairs(few, many)[0] ?? 0) / 2
  const isOne = [many, many.toReversed()].some((order) => order.join('') === few.join(''))
  return Math.max(isOne ? 0.95 : 0, ...withMerges(few, many).map((order) => likeness(few, order)))
}

const likeness = (few: string[], many: string[]): number => {
  const found = pairs(few, many)
  if (found.some((score) => score === 0)) return 0
  const mean = found.reduce((sum, score) => sum + score, 0) / found.length
  return Math.max(0, mean - PER_EXTRA_WORD * Math.min(3, many.length - few.length))
}

/** "Ji-eun" and "Jieun", "Al Farsi" and "Alfarsi": neighbours of the longer name may be one word in the shorter. */
const withMerges = (few: string[], many: string[]): string[][] =>
  many.length === few.length
    ? [many]
    : [
        many,
        ...many
          .slice(1)
          .map((word, index) => [...many.slice(0, index), `${many[index] ?? ''}${word}`, ...many.slice(index + 2)]),
      ]

/** "sarahchen" for Sarah Chen. */
const isWrittenAsOne = (word: string, parts: string[]) =>
  parts.length > 1 && word.length > 5 && [parts, parts.toReversed()].some((order) => order.join('') === word)

/** True if a word of a company's name stands beside the other's. */
export const sharesCompany = (a: Pick<PersonName, 'hints'>, b: Pick<PersonName, 'hints'>): boolean =>
  a.hints.some((hint) =>
    b.hints.some(
      (other) =>
        hint === other || (hint.length > 4 && other.length > 4 && (hint.startsWith(other) || other.startsWith(hint))),
    ),
  )
