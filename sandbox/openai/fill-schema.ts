import { z } from 'zod'
import { JsonSchema } from './check-schema.ts'
import { type Fact, type FactKind } from './extract-facts.ts'

/** What the names of lists and fields mean to the stand-in; whatever it does not know stays as small as the schema lets it. */
const lists: [RegExp, FactKind, number][] = [
  [/^(?:action_?items|tasks|todos)$/i, 'action', 30],
  [/^(?:meetings|events)$/i, 'meeting', 15],
  [/^introductions$/i, 'introduction', 15],
  [/^deal_?signals$/i, 'deal', 15],
  [/^(?:sentences|summary|points|key_?points)$/i, 'point', 4],
]

const words = (facts: Fact[]): string[] => {
  const counts = new Map<string, number>()
  for (const { kind, text } of facts)
    if (kind === 'point')
      for (const [word] of text.matchAll(/\p{L}{6,30}/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 4)
    .map(([word]) => word)
}

const pick = (facts: Fact[], kind: FactKind, most: number): Fact[] => {
  const same = facts.filter((fact) => fact.kind === kind)
  const step = Math.max(1, Math.ceil(same.length / most))
  return kind === 'point' ? same.filter((_, i) => i % step === 0) : same.slice(0, most)
}

const ofFact = (name: string, { text, quote, messageId, owner, dateWords }: Fact): unknown => {
  if (/^(?:text|title|sentence)$/i.test(name)) return text
  if (/^quote$/i.test(name)) return quote
  if (/^message_?id$/i.test(name)) return messageId
  if (/^owner$/i.test(name)) return owner
  return /(?:due|at|date)_?(?:text|words)$/i.test(name) ? dateWords : undefined
}

/** Says the smallest thing that the schema lets one say, and the facts where its names ask for them. */
export const fillSchema = (root: JsonSchema, facts: Fact[], language: string): unknown => {
  const definitions = { ...JsonSchema.safeParse(root.definitions).data, ...JsonSchema.safeParse(root.$defs).data }

  const fill = (given: unknown, name: string, fact: Fact | null): unknown => {
    const schema = JsonSchema.parse(given)
    if (typeof schema.$ref === 'string')
      return fill(schema.$ref === '#' ? root : definitions[schema.$ref.split('/').at(-1) ?? ''], name, fact)
    const known = fact ? ofFact(name, fact) : undefined
    if (Array.isArray(schema.anyOf)) {
      const options: unknown[] = schema.anyOf
      const isNull = (option: unknown) => JsonSchema.parse(option).type === 'null'
      const wanted =
        known === null || (known === undefined && options.some(isNull)) ? isNull : (one: unknown) => !isNull(one)
      return fill(options.find(wanted) ?? options[0], name, fact)
    }
    if ('const' in schema) return schema.const
    if (Array.isArray(schema.enum)) return schema.enum.includes(known) ? known : neutral(schema.enum)
    const types = [schema.type].flat()
    if (types.includes('object')) {
      const properties = JsonSchema.safeParse(schema.properties).data ?? {}
      return Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, fill(child, key, fact)]))
    }
    if (types.includes('array')) return list(schema, name)
    if (known !== undefined && (known === null ? types.includes('null') : true)) return known
    if (types.includes('null')) return null
    if (types.includes('string')) return /^lang/i.test(name) ? language : name === 'summary' ? summary() : ''
    if (types.includes('boolean')) return false
    return z.number().safeParse(schema.minimum).data ?? 0
  }

  const neutral = (values: unknown[]) => values.find((value) => value === 'neutral' || value === 'none') ?? values[0]
  const summary = () => pick(facts, 'point', 3).map(({ text }) => text).join(' ') // prettier-ignore
  const list = (schema: JsonSchema, name: string): unknown[] => {
    const most = z.int().safeParse(schema.maxItems).data ?? 50
    const least = z.int().safeParse(schema.minItems).data ?? 0
    const [, kind, count] = lists.find(([pattern]) => pattern.test(name)) ?? []
    const items =
      kind && count
        ? pick(facts, kind, count).map((fact) => fill(schema.items, name, fact))
        : /^topics$/i.test(name)
          ? words(facts)
          : []
    while (items.length < least) items.push(fill(schema.items, name, facts[0] ?? null))
    return items.slice(0, most)
  }
  return fill(root, '', null)
}
