import { type DigestMessage } from '../types.ts'

export type TokenCounter = {
  inText: (text: string) => number
  /** Counted once for each message. */
  inMessage: (message: DigestMessage, line: string) => number
}

/** A run without spaces takes the tokenizer quadratic time; cut into pieces it counts a little more, never less. */
const longestRun = 120
const longRuns = new RegExp(`\\S{${longestRun}}(?=\\S)`, 'gu')
/** What people write is data: "<|endoftext|>" counts as the characters it has. */
const asPlainText = { disallowedSpecial: new Set<string>() }

/** Loading the ranks takes 0.3 s and 80 MB, so it waits for the first digest by a model. */
export const loadTokenCounter = async (): Promise<TokenCounter> => {
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base')
  const known = new WeakMap<DigestMessage, number>()
  const inText = (text: string) => countTokens(text.replace(longRuns, '$& '), asPlainText)
  return {
    inText,
    inMessage: (message, line) => {
      const tokens = known.get(message) ?? inText(line) + 1
      known.set(message, tokens)
      return tokens
    },
  }
}
