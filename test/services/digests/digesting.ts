import { randomBytes } from 'node:crypto'
import { createVault } from '../../../core/crypto.ts'
import { createLog } from '../../../core/log.ts'
import { createLocalSummarizer } from '../../../integrations/summarizer/local/create-local-summarizer.ts'
import {
  createOpenAiSummarizer,
  type OpenAiConfig,
} from '../../../integrations/summarizer/openai/create-openai-summarizer.ts'
import { type TelegramMessage } from '../../../integrations/telegram/types.ts'
import { defaultSyncConfig, type SyncConfig } from '../../../models/sync-config.ts'
import { type OpenAiSandbox } from '../../../sandbox/openai/start-openai-sandbox.ts'
import { createAnswerCaches } from '../../../services/digests/answer-cache.ts'
import { createDigester } from '../../../services/digests/create-digester.ts'
import { createUsage, type DailyLimits } from '../../../services/usage.ts'

export const price = { input: 1, cachedInput: 0.1, output: 4 }

/** A digester as context.ts makes it, with a model at the given stand-in (null = none). */
export const digesterWith = (
  sandbox: OpenAiSandbox | null,
  config: Partial<OpenAiConfig> = {},
  limits: DailyLimits = { tokens: null, microUsd: null },
) => {
  const usage = createUsage(limits)
  const answerCaches = createAnswerCaches({ vault: createVault([{ kid: 'k1', key: randomBytes(32) }]) })
  const model =
    sandbox &&
    createOpenAiSummarizer({ apiKey: sandbox.apiKey, baseUrl: sandbox.baseUrl, model: 'gpt-test', price, ...config })
  const digester = createDigester({
    local: createLocalSummarizer(),
    model,
    usage,
    answerCaches,
    log: createLog('silent'),
  })
  return { digester, usage, answerCaches }
}

/** "me: …" and "Name: …" a line; one message a minute from Wednesday, 11 March 2026, 10:00 in Berlin; ids from 100. */
export const telegramChat = (text: string): TelegramMessage[] =>
  text
    .trim()
    .split('\n')
    .map((line, i) => {
      const [speaker = '', ...rest] = line.trim().split(': ')
      return telegramMessage(100 + i, rest.join(': '), { isOutgoing: speaker === 'me', senderName: speaker })
    })

export const telegramMessage = (id: number, text: string, more: Partial<TelegramMessage> = {}): TelegramMessage => ({
  id,
  date: new Date(Date.UTC(2026, 2, 11, 9, id - 100)),
  senderId: more.isOutgoing ? '1' : '2',
  senderName: 'Sarah Chen',
  isOutgoing: false,
  text,
  replyToId: null,
  editedAt: null,
  ...more,
})

export const wishes: Omit<SyncConfig, '_id'> = { ...defaultSyncConfig, timezone: 'Europe/Berlin' }
export const chatOf = (userId: string, peerName = 'Sarah Chen', kind: 'private' | 'group' = 'private') => ({
  userId,
  peerName,
  kind,
})
