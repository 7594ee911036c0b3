import { distance } from 'fastest-levenshtein'
import { type PersonName } from './person-name.ts'

const alike = (a: string, b: string) => 1 - distance(a, b) / Math.max(a.length, b.length)
const bestAlike = (word: string, words: string[]) => Math.max(0, ...words.map((other) => alike(word, other)))

/**
 * How alike two names are, 0..1: every word of the shorter name looks for its twin in the longer one, in any order.
 * A single word can never identify a person, so it counts half.
 */
export const nameSimilarity = (a: PersonName, b: PersonName): number => {
  const [few, many] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
  if (few.length === 0) return 0
  const mean = few.reduce((sum, word) => sum + bestAlike(word, many), 0) / few.length
  return few.length === 1 ? mean / 2 : mean
}
