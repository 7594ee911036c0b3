import { performance } from 'node:perf_hooks'
import { type DigestMessage, type Summarizer, type Summary } from '../integrations/summarizer/types.ts'
import { cleanText } from '../services/digests/clean-text.ts'
import { redact } from '../services/digests/redact.ts'
import { verifyEvidence } from '../services/digests/verify-evidence.ts'
import { type Match, matchItems } from './match-items.ts'
import { type LabelledChat } from './read-chats.ts'

/** What a summarizer made of one chat, after the check that every digest goes through. */
export type Outcome = {
  chat: LabelledChat
  messages: DigestMessage[]
  summary: Summary
  /** Claims before that check, and those that it dropped. */
  claims: number
  dropped: number
  match: Match
  tookMs: number
}

const claimsIn = ({ content }: Summary) =>
  [content.action_items, content.meetings, content.introductions, content.deal_signals].flat().length

/** As the sync does it: cleaned and redacted. */
const prepare = (message: DigestMessage): DigestMessage => ({
  ...message,
  senderName: cleanText(message.senderName),
  text: redact(cleanText(message.text)).text,
})

/** Digests one chat in style BUSINESS and holds it against its labels. Throws what the summarizer throws. */
export const runChat = async (summarizer: Summarizer, chat: LabelledChat): Promise<Outcome> => {
  const messages = chat.messages.map(prepare)
  const { peerName, isGroup, timeZone } = chat
  const start = performance.now()
  const made = await summarizer.summarize({ messages, peerName, isGroup, timeZone, style: 'BUSINESS' })
  const tookMs = performance.now() - start
  const { content, dropped } = verifyEvidence(made.content, messages)
  const droppedBefore = made.dropped ?? 0
  return {
    chat,
    messages,
    summary: { ...made, content },
    claims: claimsIn(made) + droppedBefore,
    dropped: dropped + droppedBefore,
    match: matchItems(content, messages, chat.labels.items),
    tookMs,
  }
}
