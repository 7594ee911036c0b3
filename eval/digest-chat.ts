import { type DigestMessage, type Summarizer, type Summary } from '../integrations/summarizer/types.ts'
import { plainContent } from '../services/digests/plain-content.ts'
import { prepareMessages } from '../services/digests/prepare-messages.ts'
import { safeName } from '../services/digests/safe-name.ts'
import { verifyEvidence } from '../services/digests/verify-evidence.ts'

type Chat = { messages: DigestMessage[]; peerName: string; isGroup: boolean; timeZone: string }

/** A digest as it would be stored. */
export type MadeDigest = {
  /** What the summarizer was given. */
  messages: DigestMessage[]
  summary: Summary
  /** Items before any check, and those that the checks dropped. */
  claims: number
  dropped: number
}

const claimsIn = ({ content }: Summary) =>
  [content.action_items, content.meetings, content.introductions, content.deal_signals].flat().length

/** Digests one chat in style BUSINESS with all that stands around a summarizer in a sync. Throws what the summarizer throws. */
export const digestChat = async (summarizer: Summarizer, chat: Chat): Promise<MadeDigest> => {
  const { messages } = prepareMessages(
    chat.messages.map(({ id, at, from, senderName, text, replyToId }) => ({
      id,
      date: at,
      senderId: senderName,
      senderName,
      isOutgoing: from === 'me',
      text,
      replyToId,
      editedAt: null,
    })),
  )
  const { isGroup, timeZone } = chat
  const made = await summarizer.summarize({
    messages,
    peerName: safeName(chat.peerName),
    isGroup,
    timeZone,
    style: 'BUSINESS',
  })
  const verified = verifyEvidence(made.content, messages)
  const plain = plainContent(verified.content, messages)
  const before = made.dropped ?? 0
  return {
    messages,
    summary: { ...made, content: plain.content },
    claims: claimsIn(made) + before,
    dropped: before + verified.dropped + plain.dropped,
  }
}
