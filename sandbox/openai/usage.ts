import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { type Turn } from './prompt.ts'

const shortestCached = 1_024
const step = 128
const perTurn = 4
const asPlainText = { disallowedSpecial: new Set<string>() }

/** Long runs without a space take the tokenizer quadratic time, so they are counted in pieces. */
export const tokensIn = (text: string): number =>
  (text.match(/[\s\S]{1,2000}/g) ?? []).reduce((sum, piece) => sum + countTokens(piece, asPlainText), 0)

const commonLength = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1
  return length
}

export type Usage = { input: number; cachedInput: number; output: number }

/** Counts tokens, and those of a prompt's beginning that an earlier prompt began with too, as OpenAI bills them. */
export const createMeter = () => {
  const earlier: string[] = []
  return (turns: Turn[], schema: unknown, output: string): Usage => {
    // The schema stands ahead of the messages and is part of the prefix.
    const prompt = [JSON.stringify(schema), ...turns.map(({ role, content }) => `${role}\n${content}`)].join('\n')
    const shared = Math.max(0, ...earlier.map((one) => commonLength(one, prompt)))
    const cached = Math.floor(tokensIn(prompt.slice(0, shared)) / step) * step
    if (!earlier.includes(prompt)) earlier.push(prompt.slice(0, 40_000))
    if (earlier.length > 50) earlier.shift()
    return {
      input: tokensIn(prompt) + perTurn * turns.length,
      cachedInput: cached >= shortestCached ? cached : 0,
      output: tokensIn(output),
    }
  }
}
