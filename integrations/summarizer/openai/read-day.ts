import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import { z } from 'zod'
import { DealSignal, DigestContent } from '../../../models/digest-content.ts'
import { type AnswerCache } from '../types.ts'
import { ChatAnswer, SummaryAnswer } from './answer.ts'
import { type AskModel, type Asking } from './ask-model.ts'
import { type CheckedAnswer, createAnswerCheck } from './check-answer.ts'
import { type TokenCounter } from './count-tokens.ts'
import { isInLanguage } from './is-in-language.ts'
import { type Limits } from './limits.ts'
import { mergeParts } from './merge-parts.ts'
import { ModelFailure } from '../model-failure.ts'
import { type Plan } from './plan-day.ts'
import { mostSentences, promptVersion, type Task, userPrompt } from './prompt.ts'
import { contextOf } from './split-parts.ts'
import { summaryRecords, withinBudget } from './summary-records.ts'

type Parts = { ask: AskModel; model: string; limits: Limits; counter: TokenCounter; cache: AnswerCache | undefined }

const Cached = DigestContent.pick({ topics: true, sentiment: true, urgency: true }).extend({
  ...DigestContent.pick({ action_items: true, meetings: true, introductions: true, deal_signals: true }).shape,
  sentences: z.array(DealSignal),
  dropped: z.int(),
})
const hasNothing = ({ sentences, ...items }: CheckedAnswer) =>
  sentences.length + items.action_items.length + items.meetings.length + items.deal_signals.length === 0

/** `count` of a list, spread over it. */
const spread = <T>(list: T[], count: number): T[] =>
  list.length <= count ? list : Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]).filter((one) => one !== undefined) // prettier-ignore

/** Reads a planned day: in one call, or part by part and then a summary of the notes. What it returns is checked. */
export const createDayReader =
  ({ ask, model, limits, counter, cache }: Parts) =>
  async (plan: Plan, asking: Asking): Promise<CheckedAnswer> => {
    const { frame, chatLanguage, shown, parts } = plan
    const isSameLanguage = frame.language === chatLanguage
    const check = createAnswerCheck({
      messages: shown,
      timeZone: frame.timeZone,
      language: chatLanguage,
      isSameLanguage,
    })

    const wrongLanguage = ({ sentences }: Pick<ChatAnswer, 'sentences'>) =>
      isInLanguage(sentences.map(({ text }) => text).join('\n'), frame.language)
        ? null
        : { fault: 'wrong-language' as const, words: `it was not in the language "${frame.language}"` }

    const cached = async (task: Task, lines: string[], work: () => Promise<CheckedAnswer>): Promise<CheckedAnswer> => {
      const made = [promptVersion, model, task, frame, lines]
      const key = createHash('sha256').update(JSON.stringify(made)).digest('hex')
      const known = Cached.safeParse(await cache?.get(key))
      if (known.success) return known.data
      const answer = await work()
      await cache?.put(key, answer)
      return answer
    }

    const readChat = (task: 'whole' | 'part', lines: string[]) =>
      cached(task, lines, async () => {
        let checked: CheckedAnswer | null = null
        await ask(
          {
            name: 'record',
            schema: ChatAnswer,
            prompt: userPrompt(task, frame, lines),
            maxTokens: limits.answerTokens,
            fault: (answer) => {
              const language = wrongLanguage(answer)
              if (language) return language
              const result = mergeParts([check(answer)])
              if (result.dropped > 0 && hasNothing(result))
                return { fault: 'unsupported', words: 'no quote stands word for word in the message that it names' }
              checked = result
              return null
            },
          },
          asking,
        )
        if (!checked) throw new ModelFailure('invalid-answer')
        return checked
      })

    const readSummary = (notes: CheckedAnswer) => {
      const lines = withinBudget(summaryRecords(notes), counter.inText, limits.noteTokens)
      return cached('summary', lines, async () => {
        const prompt = userPrompt('summary', frame, lines)
        const question = { name: 'summary', schema: SummaryAnswer, prompt, maxTokens: limits.summaryTokens }
        const { settled, ...rest } = await ask({ ...question, fault: wrongLanguage }, asking)
        const none = { action_items: [], meetings: [], introductions: [], deal_signals: [] }
        const summary = check({ ...none, ...rest })
        const isSettled = new Set(
          settled
            .filter(
              ({ evidence }) =>
                check({ ...none, ...rest, sentences: [{ text: evidence.quote, evidence }] }).sentences.length > 0,
            )
            .map(({ item }) => item),
        )
        return {
          ...summary,
          ...pickItems(notes, isSettled),
          topics: summary.topics.length > 0 ? summary.topics : notes.topics,
          dropped: notes.dropped + summary.dropped,
        }
      })
    }

    const inStyle = (answer: CheckedAnswer): CheckedAnswer => {
      const sentences = spread(answer.sentences, mostSentences[frame.style])
      if (sentences.length === 0) throw new ModelFailure('unsupported')
      return { ...answer, sentences }
    }

    const [only] = parts
    if (only && parts.length === 1) return inStyle(await readChat('whole', only.map(({ line }) => line))) // prettier-ignore

    const limit = pLimit(limits.atOnce)
    let hasFailed = false
    const answers = await Promise.all(
      parts.map((part) =>
        limit(async () => {
          // The others are not asked any more: the day goes to the local summarizer.
          if (hasFailed) throw new ModelFailure('unavailable')
          try {
            return await readChat('part', [...contextOf(part, plan.all), ...part.map(({ line }) => line)])
          } catch (error) {
            hasFailed = true
            throw error
          }
        }),
      ),
    )
    const notes = mergeParts(answers)
    try {
      const summed = await readSummary(notes)
      return inStyle(summed.sentences.length > 0 ? summed : { ...summed, sentences: notes.sentences })
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error
      // The notes are checked sentences too: better those than none of the model's work.
      return inStyle(notes)
    }
  }

const pickItems = (
  { action_items, meetings, introductions, deal_signals }: CheckedAnswer,
  settled: ReadonlySet<number>,
) => ({
  action_items: action_items.filter((_, i) => !settled.has(i)),
  meetings,
  introductions,
  deal_signals,
})
