import { addUse, DigestContent, type TokenUse } from '../../../models/digest-content.ts'
import { linksIn } from '../links-in.ts'
import { type ModelSummarizer, type SummarizeInput, type SummarizeOptions } from '../types.ts'
import { ChatAnswer, strictSchema } from './answer.ts'
import { createModelCaller } from './ask-model.ts'
import { type CheckedAnswer } from './check-answer.ts'
import { loadTokenCounter, type TokenCounter } from './count-tokens.ts'
import { limits as defaultLimits, type Limits } from './limits.ts'
import { ModelFailure } from '../model-failure.ts'
import { type Plan, planDay } from './plan-day.ts'
import { costOf, type Price, priceOf } from './prices.ts'
import { systemPrompt } from './prompt.ts'
import { createDayReader } from './read-day.ts'

export type OpenAiConfig = {
  apiKey: string
  baseUrl: string
  model: string
  /** US dollars for a million tokens; unset = the list price, where it is known. */
  price?: Price | null
  /** Of one call, and of all calls of one digest with their retries, in ms. */
  timeoutMs?: number
  budgetMs?: number
  limits?: Partial<Limits>
}

const longestSummary = 4_000
/** Of the lines around the records in the second message. */
const frameTokens = 250

const noUse: TokenUse = { input: 0, cachedInput: 0, output: 0, calls: 0, costMicroUsd: 0 }

const contentOf = ({ sentences, dropped: _, ...checked }: CheckedAnswer, { frame, shown, chatLanguage }: Plan) =>
  DigestContent.parse({
    ...checked,
    summary: sentences
      .map(({ text }) => text)
      .join(frame.style === 'DETAILED' ? '\n' : ' ')
      .slice(0, longestSummary),
    topics: checked.topics.slice(0, 8),
    action_items: checked.action_items.slice(0, 50),
    meetings: checked.meetings.slice(0, 20),
    introductions: checked.introductions.slice(0, 20),
    deal_signals: checked.deal_signals.slice(0, 20),
    language: chatLanguage,
    // Never the model's choice: those that people wrote.
    links: [...new Set(shown.flatMap(({ text }) => linksIn(text)))].slice(0, 20),
  } satisfies DigestContent)

/**
 * A summarizer that asks a model through OpenAI's chat completions, at OpenAI or any server that speaks them. At most
 * `limits.parts` + 1 calls for a digest, each at most once repaired. Throws ModelFailure where the model gives none.
 */
export const createOpenAiSummarizer = (config: OpenAiConfig): ModelSummarizer => {
  const { model, timeoutMs = 60_000, budgetMs = 180_000 } = config
  const price = config.price ?? priceOf(model)
  const limits = { ...defaultLimits, ...config.limits }
  const ask = createModelCaller({ ...config, price, timeoutMs })
  let counting: Promise<TokenCounter> | null = null
  const plan = async (input: SummarizeInput) => {
    counting ??= loadTokenCounter()
    const counter = await counting
    return { counter, day: planDay(input, counter, limits) }
  }

  return {
    name: 'openai',
    async estimate(input) {
      const { counter, day } = await plan(input)
      const { parts, all } = day
      const perCall =
        counter.inText(systemPrompt) + counter.inText(JSON.stringify(strictSchema(ChatAnswer))) + frameTokens
      const hasSummary = parts.length > 1
      const use = {
        input:
          all.reduce((sum, { tokens }) => sum + tokens, 0) +
          (parts.length + (hasSummary ? 1 : 0)) * perCall +
          (hasSummary ? limits.noteTokens : 0),
        cachedInput: 0,
        output: parts.length * limits.answerTokens + (hasSummary ? limits.summaryTokens : 0),
      }
      return { ...use, calls: parts.length + (hasSummary ? 1 : 0), costMicroUsd: costOf(use, price) }
    },

    async summarize(input: SummarizeInput, { cache, onUse, signal }: SummarizeOptions = {}) {
      const { counter, day } = await plan(input)
      if (day.all.length === 0) throw new ModelFailure('unsupported')
      let used: TokenUse = noUse
      const asking = {
        giveUpAt: Date.now() + budgetMs,
        signal,
        onUse: (use: TokenUse) => {
          used = addUse(used, use)
          onUse?.(use)
        },
      }
      const read = createDayReader({ ask, model, limits, counter, cache })
      const checked = await read(day, asking)
      return {
        content: contentOf(checked, day),
        model,
        tokens: used,
        dropped: checked.dropped,
        unread: day.unread,
      }
    },
  }
}
