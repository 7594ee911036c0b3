import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ChatAnswer } from '../integrations/summarizer/openai/answer.ts'
import { createOpenAiSummarizer } from '../integrations/summarizer/openai/create-openai-summarizer.ts'
import { startOpenAiSandbox } from '../sandbox/openai/start-openai-sandbox.ts'
import { type LabelledChat } from './read-chats.ts'

const Recorded = z.record(z.string(), ChatAnswer)
/** Prices the recorded answers; the tokens are those of the prompts and answers as they are. */
const pricedAs = 'gpt-5-mini'

export const readRecorded = (folder = join(import.meta.dirname, 'recorded')): Map<string, ChatAnswer> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .flatMap((file) => Object.entries(Recorded.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))))),
  )

/**
 * The openai summarizer in front of a stand-in that gives the recorded answers: what is measured went over HTTP and
 * through every check that an answer of a real model goes through.
 */
export const startRecordedModel = async (chats: LabelledChat[]) => {
  const answers = readRecorded()
  const recorded = chats.filter(({ id }) => answers.has(id))
  const sandbox = await startOpenAiSandbox({
    answers: recorded.map(({ id, messages }) => ({
      match: z.string().parse(messages[0]?.text),
      answer: answers.get(id),
    })),
  })
  const summarizer = createOpenAiSummarizer({ apiKey: sandbox.apiKey, baseUrl: sandbox.baseUrl, model: pricedAs })
  return { summarizer, chats: recorded, close: () => sandbox.close() }
}
