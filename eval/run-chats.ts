import { performance } from 'node:perf_hooks'
import { type Summarizer } from '../integrations/summarizer/types.ts'
import { type MadeDigest, digestChat } from './digest-chat.ts'
import { type Match, matchItems } from './match-items.ts'
import { type LabelledChat } from './read-chats.ts'

/** What a summarizer made of one chat, beside its labels. */
export type Outcome = MadeDigest & { chat: LabelledChat; match: Match; tookMs: number }

export const runChat = async (summarizer: Summarizer, chat: LabelledChat): Promise<Outcome> => {
  const start = performance.now()
  const made = await digestChat(summarizer, chat)
  const tookMs = performance.now() - start
  return { ...made, chat, match: matchItems(made.summary.content, made.messages, chat.labels.items), tookMs }
}
