import { type DigestContent, type DigestLanguage, type TokenUse } from '../../models/digest-content.ts'

export type SummaryStyle = 'BUSINESS' | 'DETAILED' | 'MINIMAL'

/** One message as a summarizer sees it: already cleaned and redacted (services/digests/redact.ts). */
export type DigestMessage = {
  id: number
  at: Date
  from: 'me' | 'them'
  senderName: string
  text: string
  replyToId: number | null
  /** It reads like orders to a machine (instructions.ts): nothing is taken from it, and no model sees it. */
  isInstruction?: boolean
}

export type SummarizeInput = {
  /** Oldest first, at least one. */
  messages: DigestMessage[]
  peerName: string
  isGroup: boolean
  style: SummaryStyle
  /** IANA zone of the user: relative dates ("tomorrow") are resolved in it. */
  timeZone: string
  /** Default: the chat's. The local summarizer quotes, so only its own words are in another language than the chat's. */
  language?: DigestLanguage
}

/** Answers of earlier calls for the same user, by a hash of everything that they were made from. */
export type AnswerCache = {
  get(key: string): Promise<unknown>
  put(key: string, answer: unknown): Promise<void>
}

export type SummarizeOptions = {
  cache?: AnswerCache
  /** Told after every call, also where the digest fails in the end. */
  onUse?: (use: TokenUse) => void
  signal?: AbortSignal
}

export type Summary = {
  content: DigestContent
  /** What made it, e.g. `local-1` or the model's name. */
  model: string
  tokens: TokenUse | null
  /** Claims and sentences that the messages did not bear out. */
  dropped?: number
  /** Messages that did not fit into the bounds of one digest. */
  unread?: number
}

/** Turns the messages of one chat and one local day into a digest. Throws AppError `summarizer-failed` (a ModelFailure says why). */
export interface Summarizer {
  readonly name: string
  summarize(input: SummarizeInput, options?: SummarizeOptions): Promise<Summary>
}

/** A summarizer that asks a model over the network. */
export interface ModelSummarizer extends Summarizer {
  /** The most that a digest can take, repairs aside; so that it can be reserved. */
  estimate(input: SummarizeInput): Promise<TokenUse>
}
