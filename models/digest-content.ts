import { z } from 'zod'

/** Where a claim comes from: a message of the chat and a short quote of its redacted text. */
export const Evidence = z.object({ messageId: z.int(), quote: z.string().min(1).max(120) })
export type Evidence = z.infer<typeof Evidence>

const Claim = z.object({ text: z.string().min(1).max(300), evidence: Evidence })

/** `due` and `at` are ISO dates or local date-times resolved in the user's zone; the `…Text` twin keeps the original words. */
export const ActionItem = Claim.extend({
  owner: z.enum(['me', 'them']),
  due: z.string().max(40).nullable(),
  dueText: z.string().max(80).nullable(),
})
export type ActionItem = z.infer<typeof ActionItem>

export const Meeting = Claim.extend({ at: z.string().max(40).nullable(), atText: z.string().max(80).nullable() })
export type Meeting = z.infer<typeof Meeting>

export const Introduction = Claim
export type Introduction = z.infer<typeof Introduction>

export const DealSignal = Claim
export type DealSignal = z.infer<typeof DealSignal>

export const sentiments = ['positive', 'neutral', 'negative', 'mixed'] as const
export const urgencies = ['high', 'medium', 'low', 'none'] as const

/** What a digest says about one chat and one day. Both summarizers fill it; field names are the API's. */
export const DigestContent = z.object({
  summary: z.string().min(1).max(4_000),
  topics: z.array(z.string().min(1).max(60)).max(8),
  action_items: z.array(ActionItem).max(50),
  meetings: z.array(Meeting).max(20),
  introductions: z.array(Introduction).max(20),
  deal_signals: z.array(DealSignal).max(20),
  sentiment: z.enum(sentiments),
  urgency: z.enum(urgencies),
  /** ISO 639-1 code of the chat's main language. */
  language: z.string().regex(/^[a-z]{2}$/),
  links: z.array(z.url({ protocol: /^https?$/ })).max(20),
})
export type DigestContent = z.infer<typeof DigestContent>

const languageNames = new Intl.DisplayNames('en', { type: 'language' })
export const isLanguageCode = (code: string) => /^[a-z]{2}$/.test(code) && languageNames.of(code) !== code

/** What a digest is written in: `chat` = the language of the chat, else an ISO 639-1 code such as `en`. */
export const DigestLanguage = z
  .string()
  .refine(
    (value) => value === 'chat' || isLanguageCode(value),
    'must be "chat" or a two-letter language code, e.g. "en"',
  )
export type DigestLanguage = z.infer<typeof DigestLanguage>

/** Why the local summarizer wrote a digest that the model was asked for. */
export const modelFaults = [
  'refused',
  'truncated',
  'invalid-answer',
  'wrong-language',
  'unsupported',
  'timeout',
  'rate-limited',
  'unavailable',
  'not-accepted',
  'daily-limit',
] as const
export type ModelFault = (typeof modelFaults)[number]

/** What a digest took. `cachedInput` is the part of `input` that the provider had in its cache; price in millionths of a US dollar, null = not known. */
export const TokenUse = z.object({
  input: z.int(),
  cachedInput: z.int(),
  output: z.int(),
  calls: z.int(),
  costMicroUsd: z.int().nullable(),
})
export type TokenUse = z.infer<typeof TokenUse>

export const addUse = (a: TokenUse, b: TokenUse): TokenUse => ({
  input: a.input + b.input,
  cachedInput: a.cachedInput + b.cachedInput,
  output: a.output + b.output,
  calls: a.calls + b.calls,
  costMicroUsd: a.costMicroUsd === null || b.costMicroUsd === null ? null : a.costMicroUsd + b.costMicroUsd,
})

/** How a digest came about: what was taken out before, what was dropped after. */
export const Provenance = z.object({
  /** Claims, sentences and links that the messages do not bear out. */
  dropped: z.int(),
  /** Secrets replaced by placeholders. */
  redacted: z.int(),
  /** Messages that read like orders to a machine. */
  leftOut: z.int(),
  /** Messages that did not fit into the bounds of one digest. */
  unread: z.int(),
  fallback: z.enum(modelFaults).nullable(),
})
export type Provenance = z.infer<typeof Provenance>
