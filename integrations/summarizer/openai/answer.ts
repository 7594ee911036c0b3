import { z } from 'zod'
import {
  ActionItem,
  type DealSignal,
  DigestContent,
  type Evidence,
  type Meeting,
} from '../../../models/digest-content.ts'

/** What a model answers with, made from the digest's own schema. Lengths are seen to in code: strict mode knows none. */
const Quote = z
  .object({ messageId: z.int(), quote: z.string() } satisfies Record<keyof Evidence, z.ZodType>)
  .describe('The message it comes from and a part of its text, word for word, 3 to 15 words.')
const Claim = z.object({ text: z.string(), evidence: Quote } satisfies Record<keyof DealSignal, z.ZodType>)
export type Claim = z.infer<typeof Claim>

const Action = Claim.extend({
  owner: ActionItem.shape.owner.describe('Who has to do it: "me" is the owner of the account.'),
  due: z.string().nullable().describe('ISO date or local date-time, worked out from dueText; else null.'),
  dueText: z.string().nullable().describe('The words that name the date, as they stand in the message; else null.'),
})
const Appointment = Claim.extend({
  at: z.string().nullable().describe('ISO date or local date-time, worked out from atText; else null.'),
  atText: z.string().nullable().describe('The words that name the time, as they stand in the message; else null.'),
} satisfies Partial<Record<keyof Meeting, z.ZodType>>)

const { sentiment, urgency } = DigestContent.shape
const mood = {
  topics: z.array(z.string()).describe('At most 8 noun phrases, weightiest first, none of them a name of a speaker.'),
  sentiment,
  urgency,
  urgencyEvidence: Quote.nullable().describe('For high and medium: what makes it so; else null.'),
}
const sentences = z.array(Claim).describe('The summary, sentence by sentence, in the order of the day.')

/** Of a whole chat, or of one part of a long one. */
export const ChatAnswer = z.object({
  sentences,
  action_items: z.array(Action),
  meetings: z.array(Appointment),
  introductions: z.array(Claim),
  deal_signals: z.array(Claim),
  ...mood,
})
export type ChatAnswer = z.infer<typeof ChatAnswer>

/** Of the notes that were made on the parts of a long chat. */
export const SummaryAnswer = z.object({
  sentences,
  ...mood,
  settled: z
    .array(z.object({ item: z.int(), evidence: Quote }))
    .describe('Numbers of action items that a later note shows to be done or dropped.'),
})
export type SummaryAnswer = z.infer<typeof SummaryAnswer>

const made = new WeakMap<z.ZodType, Record<string, unknown>>()

/** A schema as strict structured output takes it. */
export const strictSchema = (schema: z.ZodType): Record<string, unknown> => {
  const known = made.get(schema)
  if (known) return known
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.minLength
      delete jsonSchema.maxLength
      delete jsonSchema.minimum
      delete jsonSchema.maximum
    },
  })
  made.set(schema, rest)
  return rest
}
