import { type Log } from '../../core/log.ts'
import { localDay } from '../../core/time.ts'
import { readMedia } from '../../integrations/summarizer/local/read-media.ts'
import { ModelFailure } from '../../integrations/summarizer/model-failure.ts'
import {
  type DigestMessage,
  type ModelSummarizer,
  type SummarizeInput,
  type Summarizer,
  type Summary,
} from '../../integrations/summarizer/types.ts'
import { type TelegramMessage } from '../../integrations/telegram/types.ts'
import { type Dialog } from '../../models/dialog.ts'
import {
  addUse,
  type DigestContent,
  type ModelFault,
  type Provenance,
  type TokenUse,
} from '../../models/digest-content.ts'
import { type SyncConfig } from '../../models/sync-config.ts'
import { type Usage } from '../usage.ts'
import { type AnswerCaches } from './answer-cache.ts'
import { plainContent } from './plain-content.ts'
import { prepareMessages } from './prepare-messages.ts'
import { safeName } from './safe-name.ts'
import { verifyEvidence } from './verify-evidence.ts'

type Dependencies = {
  local: Summarizer
  /** Null = everything is summarised on this machine. */
  model: ModelSummarizer | null
  usage: Usage
  answerCaches: AnswerCaches
  log: Log
}
type Chat = Pick<Dialog, 'userId' | 'peerName' | 'kind'>
type Wishes = Pick<SyncConfig, 'summaryStyle' | 'timezone' | 'digestLanguage'>

export type MadeDigest = {
  summary: string
  structuredData: Omit<DigestContent, 'summary'>
  /** What wrote it: the model's name, or `local-…`. */
  model: string
  tokens: TokenUse | null
  provenance: Provenance
}
type Job = { userId: string; input: SummarizeInput; signal: AbortSignal | undefined; used: TokenUse[] }
type Written = Summary & { fallback: ModelFault | null }

const hasWords = ({ text, isInstruction }: DigestMessage) => !isInstruction && /\p{L}/u.test(readMedia(text).words)

/**
 * Makes the digest of one chat and one day: secrets out, summarised by the model or on this machine, evidence checked, plain
 * text only. Where the model gives no digest that can be used, the local summarizer writes it, and `provenance` says why.
 */
export const createDigester = ({ local, model, usage, answerCaches, log }: Dependencies) => {
  const byModel = async (asked: ModelSummarizer, { userId, input, signal, used }: Job) => {
    const day = localDay(new Date(), input.timeZone)
    const reservation = await usage.reserve(userId, day, await asked.estimate(input))
    if (!reservation) throw new ModelFailure('daily-limit')
    try {
      return await asked.summarize(input, {
        cache: answerCaches.of(userId),
        onUse: (use) => void used.push(use),
        ...(signal && { signal }),
      })
    } finally {
      await usage.settle(reservation, used)
    }
  }

  const write = async (job: Job): Promise<Written> => {
    const { userId, input, used } = job
    if (!model || !input.messages.some(hasWords)) return { ...(await local.summarize(input)), fallback: null }
    let fallback: ModelFault | null = null
    let summary: Summary
    try {
      summary = await byModel(model, job)
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error
      log.warn({ userId, fault: error.fault, error: error.cause }, 'the model gave no digest; summarised locally')
      fallback = error.fault
      summary = { ...(await local.summarize(input)), tokens: used.length > 0 ? used.reduce(addUse) : null }
    }
    await usage.countDigest(userId, localDay(new Date(), input.timeZone), { isFallback: fallback !== null })
    return { ...summary, fallback }
  }

  return {
    /** `messages` oldest first, at least one. Throws what the local summarizer or the database throws. */
    async digest(
      { userId, peerName, kind }: Chat,
      messages: TelegramMessage[],
      { summaryStyle, timezone, digestLanguage }: Wishes,
      signal?: AbortSignal,
    ): Promise<MadeDigest> {
      const prepared = prepareMessages(messages)
      const written = await write({
        userId,
        input: {
          messages: prepared.messages,
          peerName: safeName(peerName),
          isGroup: kind === 'group',
          style: summaryStyle,
          timeZone: timezone,
          language: digestLanguage,
        },
        signal,
        used: [],
      })
      const verified = verifyEvidence(written.content, prepared.messages)
      const { content, dropped } = plainContent(verified.content, prepared.messages)
      const { summary, ...structuredData } = content
      return {
        summary,
        structuredData,
        model: written.model,
        tokens: written.tokens,
        provenance: {
          dropped: (written.dropped ?? 0) + verified.dropped + dropped,
          redacted: prepared.redacted,
          leftOut: prepared.leftOut,
          unread: written.unread ?? 0,
          fallback: written.fallback,
        },
      }
    },
  }
}
export type Digester = ReturnType<typeof createDigester>
