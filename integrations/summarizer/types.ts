import { type DigestContent } from '../../models/digest-content.ts'

export type SummaryStyle = 'BUSINESS' | 'DETAILED' | 'MINIMAL'

/** One message as a summarizer sees it: already cleaned and redacted (services/digests/redact.ts). */
export type DigestMessage = {
  id: number
  at: Date
  from: 'me' | 'them'
  senderName: string
  text: string
  replyToId: number | null
}

export type SummarizeInput = {
  /** Oldest first, at least one. */
  messages: DigestMessage[]
  peerName: string
  isGroup: boolean
  style: SummaryStyle
  /** IANA zone of the user: relative dates ("tomorrow") are resolved in it. */
  timeZone: string
}

export type Summary = {
  content: DigestContent
  /** What made it, e.g. `local-1` or the model's name. */
  model: string
  tokens: { input: number; output: number } | null
}

/** Turns the messages of one chat and one local day into a digest. Throws AppError `summarizer-failed`. */
export interface Summarizer {
  readonly name: string
  summarize(input: SummarizeInput): Promise<Summary>
}
