import { detect } from 'tinyld'
import { Ajv, type ValidateFunction } from 'ajv'
import { type JsonSchema } from './check-schema.ts'
import { extractFacts } from './extract-facts.ts'
import { fillSchema } from './fill-schema.ts'
import { type RecordedAnswer } from './options.ts'
import { type Prompt } from './prompt.ts'
import { readRecords } from './read-messages.ts'

/** What the model says: text and why it ended. */
export type Said = { text: string; refusal: string | null; finish: 'stop' | 'length' | 'content_filter' }
/** Takes the place of the extractor: an object is sent as JSON, `undefined` leaves it to the extractor. */
export type Script = (prompt: Prompt) => unknown

const ajv = new Ajv({ strict: false, validateFormats: false })
const asText = (answer: unknown) => (typeof answer === 'string' ? answer : JSON.stringify(answer))

const userTextOf = ({ turns }: Prompt) =>
  turns
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content)
    .join('\n')

const extracted = (prompt: Prompt): unknown => {
  const records = readRecords(userTextOf(prompt))
  const facts = extractFacts(records)
  if (prompt.schema === null) return facts.find(({ kind }) => kind === 'point')?.text ?? 'Nothing was said.'
  const language = detect(records.map(({ text }) => text).join('\n').slice(0, 4_000)) || 'en' // prettier-ignore
  return fillSchema(prompt.schema, facts, language)
}

const compiled = new Map<string, ValidateFunction>()
const validatorOf = (schema: JsonSchema): ValidateFunction => {
  const key = JSON.stringify(schema)
  const validate = compiled.get(key) ?? ajv.compile(schema)
  compiled.set(key, validate)
  return validate
}

/** What is wrong with an answer; text is sent as it is. */
const faultIn = (schema: JsonSchema | null, answer: unknown): string | null => {
  if (schema === null || typeof answer === 'string') return null
  const validate = validatorOf(schema)
  return validate(answer) ? null : ajv.errorsText(validate.errors)
}

/** A model without a mind: recorded answers first, then a script, then what a small extractor finds in the messages. */
export const createModel = (recorded: RecordedAnswer[]) => {
  let script: Script | null = null
  return {
    script: (next: Script | null): void => {
      script = next
    },
    say: (prompt: Prompt): Said => {
      const text = userTextOf(prompt)
      const match = recorded.find((one) => text.includes(one.match))
      const answer = match?.answer ?? script?.(prompt) ?? extracted(prompt)
      const fault = faultIn(prompt.schema, answer)
      if (fault !== null) throw new Error(`the stand-in's answer does not have the schema asked for: ${fault}`)
      return { text: asText(answer), refusal: null, finish: 'stop' }
    },
  }
}
export type Model = ReturnType<typeof createModel>
