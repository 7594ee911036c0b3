import { afterEach } from '@jest/globals'
import {
  createOpenAiSummarizer,
  type OpenAiConfig,
} from '../../../../integrations/summarizer/openai/create-openai-summarizer.ts'
import { type DigestMessage, type SummarizeInput } from '../../../../integrations/summarizer/types.ts'
import { type OpenAiSandboxOptions } from '../../../../sandbox/openai/options.ts'
import { type OpenAiSandbox, startOpenAiSandbox } from '../../../../sandbox/openai/start-openai-sandbox.ts'

const running: OpenAiSandbox[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()))
})

export const price = { input: 1, cachedInput: 0.1, output: 4 }

/** A stand-in with the product's summarizer beside it; closed after the test. */
export const withModel = async (config: Partial<OpenAiConfig> = {}, options: OpenAiSandboxOptions = {}) => {
  const sandbox = await startOpenAiSandbox(options)
  running.push(sandbox)
  const { apiKey, baseUrl } = sandbox
  return { sandbox, summarizer: createOpenAiSummarizer({ apiKey, baseUrl, model: 'gpt-test', price, ...config }) }
}

export const inputOf = (messages: DigestMessage[], more: Partial<SummarizeInput> = {}): SummarizeInput => ({
  messages,
  peerName: 'Sarah Chen',
  isGroup: false,
  style: 'BUSINESS',
  timeZone: 'Europe/Berlin',
  ...more,
})

/** An answer in the schema, empty but for what is given. */
export const answerOf = (more: object = {}) => ({
  sentences: [],
  action_items: [],
  meetings: [],
  introductions: [],
  deal_signals: [],
  topics: [],
  sentiment: 'neutral',
  urgency: 'none',
  urgencyEvidence: null,
  ...more,
})
