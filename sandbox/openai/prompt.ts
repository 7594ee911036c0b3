import { z } from 'zod'
import { invalidRequest } from './api-error.ts'
import { checkSchema, JsonSchema } from './check-schema.ts'

const TextPart = z.looseObject({ type: z.enum(['text', 'input_text']), text: z.string() })
const Content = z.union([z.string(), z.array(TextPart).transform((parts) => parts.map(({ text }) => text).join(''))])
const Message = z.looseObject({ role: z.enum(['system', 'developer', 'user', 'assistant']), content: Content })
const Format = z.looseObject({
  name: z.string().regex(/^[\w-]{1,64}$/),
  strict: z.boolean().nullish(),
  schema: JsonSchema,
})

const Shared = { model: z.string().min(1), stream: z.literal(false).nullish(), store: z.boolean().nullish() }
const Limit = z.int().min(16).nullish()
const ChatRequest = z.looseObject({
  ...Shared,
  messages: z.array(Message).min(1),
  max_completion_tokens: Limit,
  max_tokens: Limit,
  response_format: z
    .discriminatedUnion('type', [
      z.looseObject({ type: z.literal('text') }),
      z.looseObject({ type: z.literal('json_object') }),
      z.looseObject({ type: z.literal('json_schema'), json_schema: Format }),
    ])
    .optional(),
})
const ResponsesRequest = z.looseObject({
  ...Shared,
  instructions: z.string().nullish(),
  input: z.union([z.string(), z.array(Message).min(1)]),
  max_output_tokens: Limit,
  text: z
    .looseObject({
      format: z
        .discriminatedUnion('type', [
          z.looseObject({ type: z.literal('text') }),
          z.looseObject({ type: z.literal('json_object') }),
          Format.extend({ type: z.literal('json_schema') }),
        ])
        .optional(),
    })
    .optional(),
})

export type Turn = { role: string; content: string }
/** What both endpoints ask for. */
export type Prompt = {
  model: string
  turns: Turn[]
  /** The schema the answer must have; null = free text. */
  schema: JsonSchema | null
  maxTokens: number | null
}

const parse = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const param = issue?.path.join('.') ?? ''
  throw invalidRequest(`Invalid value for '${param}': ${issue?.message ?? ''}`, param)
}

const acceptable = (format: z.infer<typeof Format> | undefined): JsonSchema | null => {
  if (!format) return null
  if (format.strict) checkSchema(format.name, format.schema)
  return format.schema
}

/** POST /v1/chat/completions. Throws an ApiError for what OpenAI would refuse; streams and tools are not done here. */
export const readChatRequest = (body: unknown): Prompt => {
  const request = parse(ChatRequest, body)
  const format = request.response_format
  return {
    model: request.model,
    turns: request.messages.map(({ role, content }) => ({ role, content })),
    schema: acceptable(format?.type === 'json_schema' ? format.json_schema : undefined),
    maxTokens: request.max_completion_tokens ?? request.max_tokens ?? null,
  }
}

/** POST /v1/responses, likewise. */
export const readResponsesRequest = (body: unknown): Prompt => {
  const request = parse(ResponsesRequest, body)
  const format = request.text?.format
  const input = typeof request.input === 'string' ? [{ role: 'user', content: request.input }] : request.input
  return {
    model: request.model,
    turns: [
      ...(request.instructions ? [{ role: 'system', content: request.instructions }] : []),
      ...input.map(({ role, content }) => ({ role, content })),
    ],
    schema: acceptable(format?.type === 'json_schema' ? format : undefined),
    maxTokens: request.max_output_tokens ?? null,
  }
}
