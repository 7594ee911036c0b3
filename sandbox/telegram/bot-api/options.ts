import { z } from 'zod'

export const BotToken = z.string().regex(/^[1-9]\d{0,15}:[\w-]+$/, 'must look like 123456:ABC-def')

export const BotApiSandboxOptions = z.strictObject({
  /** 0 = any free port. */
  port: z.int().min(0).max(65_535).default(0),
  host: z.string().default('127.0.0.1'),
  token: BotToken,
  /** The bot's own user; its id is the number in the token unless said otherwise. */
  botUser: z
    .strictObject({ id: z.int().min(1), username: z.string().min(3), first_name: z.string().min(1) })
    .optional(),
  /** Before every answer, in ms. */
  latencyMs: z.int().min(0).default(0),
  /** First pause before a failed webhook delivery is tried again, in ms; it doubles up to a minute. */
  webhookRetryMs: z.int().min(1).default(1_000),
  /** What `snapshot` of an earlier start gave. */
  state: z.string().optional(),
})
export type BotApiSandboxOptions = z.input<typeof BotApiSandboxOptions>
export type BotApiSandboxSettings = z.output<typeof BotApiSandboxOptions>

export const PersonProfile = z.strictObject({
  id: z.int().min(1),
  firstName: z.string().min(1),
  lastName: z.string().optional(),
  username: z.string().optional(),
  /** IETF tag of the person's Telegram, such as en or ru. */
  languageCode: z.string().optional(),
  /** Digits with +. */
  phone: z
    .string()
    .regex(/^\+\d{7,15}$/)
    .optional(),
})
export type PersonProfile = z.infer<typeof PersonProfile>

export const GroupProfile = z.strictObject({
  /** Negative, as group ids are. */
  id: z.int().max(-1),
  title: z.string().min(1),
  type: z.enum(['group', 'supergroup']).default('group'),
})
export type GroupProfile = z.input<typeof GroupProfile>
