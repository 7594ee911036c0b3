import { setTimeout as sleep } from 'node:timers/promises'
import OpenAI from 'openai'
import { z } from 'zod'
import { type ModelFault, type TokenUse } from '../../../models/digest-content.ts'
import { strictSchema } from './answer.ts'
import { ModelFailure } from '../model-failure.ts'
import { costOf, type Price } from './prices.ts'
import { systemPrompt } from './prompt.ts'
import { retryAfterOf, rowOf, waitBeforeRetry } from './retry-table.ts'

export type ModelOptions = {
  apiKey: string
  /** Of any server that speaks OpenAI's chat completions. */
  baseUrl: string
  model: string
  price: Price | null
  /** Of one call, the answer's body included, in ms. */
  timeoutMs: number
}
export type Question<T> = {
  name: string
  schema: z.ZodType<T>
  prompt: string
  maxTokens: number
  /** Null = it will do; else what is wrong with it, in words for the model, and for us. */
  fault?: (answer: T) => { fault: ModelFault; words: string } | null
}
export type Asking = { giveUpAt: number; signal?: AbortSignal | undefined; onUse: (use: TokenUse) => void }

/** While a provider is down, each question is tried once: digests do not queue up behind it. */
const restMs = 60_000
const Body = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: z.int().min(0),
      completion_tokens: z.int().min(0),
      prompt_tokens_details: z.object({ cached_tokens: z.int().min(0).nullish() }).nullish(),
    })
    .nullish(),
})
type Said<T> = { answer: T } | { fault: ModelFault; words: string; isWorthAsking: boolean }

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Asks a model questions with a schema for the answer. Throws ModelFailure, and nothing else but an abort. */
export const createModelCaller = ({ apiKey, baseUrl, model, price, timeoutMs }: ModelOptions) => {
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl,
    maxRetries: 0,
    timeout: timeoutMs,
    // What people wrote goes nowhere but to the address that was configured, and into no log.
    fetchOptions: { redirect: 'error' },
    logLevel: 'off',
  })
  const isOpenAi = new URL(baseUrl).hostname === 'api.openai.com'
  let pausedUntil = 0
  let restingUntil = 0

  const use = ({ usage }: z.infer<typeof Body>): TokenUse => {
    const input = usage?.prompt_tokens ?? 0
    const counts = {
      input,
      cachedInput: Math.min(input, usage?.prompt_tokens_details?.cached_tokens ?? 0),
      output: usage?.completion_tokens ?? 0,
    }
    return { ...counts, calls: 1, costMicroUsd: costOf(counts, price) }
  }

  const read = <T>({ schema, fault }: Question<T>, body: z.infer<typeof Body>): Said<T> => {
    const [choice] = body.choices
    if (choice?.message.refusal || choice?.finish_reason === 'content_filter')
      return { fault: 'refused', words: '', isWorthAsking: false }
    if (choice?.finish_reason === 'length')
      return { fault: 'truncated', words: 'it was too long and was cut off; write much less', isWorthAsking: true }
    const parsed = schema.safeParse(parseJson(choice?.message.content ?? ''))
    if (!parsed.success) return { fault: 'invalid-answer', words: 'it was not JSON of the schema', isWorthAsking: true }
    const wrong = fault?.(parsed.data)
    return wrong ? { ...wrong, isWorthAsking: true } : { answer: parsed.data }
  }

  const once = async <T>(
    question: Question<T>,
    complaint: string | null,
    { signal, onUse, giveUpAt }: Asking,
  ): Promise<Said<T>> => {
    const { name, schema, prompt, maxTokens } = question
    const left = Math.max(1, Math.min(timeoutMs, giveUpAt - Date.now()))
    // The client's own timeout ends with the head of the answer; this one covers the body too.
    const timeout = AbortSignal.timeout(left)
    try {
      const completion: unknown = await client.chat.completions.create(
        {
          model,
          messages: [
            { role: 'system', content: systemPrompt },
            { role: 'user', content: prompt },
            ...(complaint === null ? [] : [{ role: 'user' as const, content: complaint }]),
          ],
          max_completion_tokens: complaint === null ? maxTokens : maxTokens * 2,
          response_format: { type: 'json_schema', json_schema: { name, strict: true, schema: strictSchema(schema) } },
          // Other servers refuse what they do not know.
          ...(isOpenAi && { store: false, prompt_cache_key: `conduits-${name}` }),
        },
        { signal: signal ? AbortSignal.any([signal, timeout]) : timeout, timeout: left },
      )
      const body = Body.safeParse(completion)
      if (!body.success) return { fault: 'invalid-answer', words: 'it was not JSON of the schema', isWorthAsking: true }
      onUse(use(body.data))
      return read(question, body.data)
    } catch (error) {
      signal?.throwIfAborted()
      if (timeout.aborted) throw new OpenAI.APIConnectionTimeoutError()
      throw error
    }
  }

  /** Again by the retry table, until the next try would end past the budget. */
  const persistently = async <T>(question: Question<T>, complaint: string | null, asking: Asking): Promise<Said<T>> => {
    const isResting = Date.now() < restingUntil
    for (let tries = 1; ; tries += 1) {
      const pauseMs = pausedUntil - Date.now()
      if (Date.now() + Math.max(0, pauseMs) >= asking.giveUpAt)
        throw new ModelFailure(pauseMs > 0 ? 'rate-limited' : 'timeout')
      if (pauseMs > 0) await sleep(pauseMs, undefined, { signal: asking.signal })
      try {
        const said = await once(question, complaint, asking)
        restingUntil = 0
        return said
      } catch (error) {
        asking.signal?.throwIfAborted()
        const { fault, isWorthRetrying } = rowOf(error)
        const waitMs = waitBeforeRetry(error, tries)
        // All questions of this process wait out what the provider asked for, not only this one.
        if (fault === 'rate-limited' && retryAfterOf(error) !== null)
          pausedUntil = Math.max(pausedUntil, Date.now() + waitMs)
        const isTooLate = Date.now() + waitMs >= asking.giveUpAt
        if (!isWorthRetrying || isTooLate || isResting) {
          if (isWorthRetrying) restingUntil = Date.now() + restMs
          throw new ModelFailure(fault, error)
        }
        await sleep(waitMs, undefined, { signal: asking.signal })
      }
    }
  }

  /** The answer; where it is of no use, it is asked for once more with what was wrong. */
  return async <T>(question: Question<T>, asking: Asking): Promise<T> => {
    const first = await persistently(question, null, asking)
    if ('answer' in first) return first.answer
    if (!first.isWorthAsking) throw new ModelFailure(first.fault)
    const complaint = `Your last answer to this could not be used: ${first.words}. Answer again, by the same rules and in the same schema.`
    const second = await persistently(question, complaint, asking)
    if ('answer' in second) return second.answer
    throw new ModelFailure(second.fault)
  }
}
export type AskModel = ReturnType<typeof createModelCaller>
