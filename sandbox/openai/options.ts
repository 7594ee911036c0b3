import { z } from 'zod'

/** What the model says to prompts that match: for runs that must be the same every time. */
export const RecordedAnswer = z.strictObject({
  /** A part of the last user message, or of the messages in it. */
  match: z.string().min(1),
  /** The answer as text, or as JSON that is sent as text. */
  answer: z.unknown(),
})
export type RecordedAnswer = z.infer<typeof RecordedAnswer>

export const OpenAiSandboxOptions = z.strictObject({
  /** 0 = any free port. */
  port: z.int().min(0).max(65_535).default(0),
  host: z.string().default('127.0.0.1'),
  apiKey: z.string().min(1).default('sk-sandbox'),
  /** Models it knows; others answer 404. Unset = any name. */
  models: z.array(z.string().min(1)).optional(),
  answers: z.array(RecordedAnswer).default([]),
  /** Added to every answer, in ms. */
  latencyMs: z.int().min(0).default(0),
  /** How many requests it keeps in its log, the newest. */
  logSize: z.int().min(0).default(1_000),
})
export type OpenAiSandboxOptions = z.input<typeof OpenAiSandboxOptions>
export type OpenAiSandboxSettings = z.output<typeof OpenAiSandboxOptions>
