import { systemPrompt } from './prompt.ts'

/** So many words in a row are no chance. */
const run = 6
const mark = /={4,}\s*[\da-f]{8,}/iu

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
const runsOf = (text: string): string[] => {
  const words = wordsOf(text)
  return words.slice(run - 1).map((_, i) => words.slice(i, i + run).join(' '))
}
const ours = new Set(runsOf(systemPrompt))

/** Tells whether a text repeats what we told the model, or the line between which the messages stand. */
export const repeatsPrompt = (text: string): boolean => mark.test(text) || runsOf(text).some((words) => ours.has(words))
