import { z } from 'zod'
import { invalidRequest } from './api-error.ts'

export type JsonSchema = { [keyword: string]: unknown }
export const JsonSchema: z.ZodType<JsonSchema> = z.record(z.string(), z.unknown())

/** What strict structured output takes; everything else is refused with a 400. */
const known = new Set([
  ...['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'const', 'anyOf', '$ref', '$defs'],
  ...['definitions', 'title', 'description', 'pattern', 'format', 'multipleOf', 'maximum', 'minimum'],
  ...['exclusiveMaximum', 'exclusiveMinimum', 'minItems', 'maxItems', '$schema', '$id'],
])
const formats = new Set(['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid'])
const limits = { depth: 10, properties: 5_000, enumValues: 1_000, nameLength: 120_000 }

const refuse = (name: string, path: string[], why: string): never => {
  const context = path.length > 0 ? `('${path.join("', '")}')` : '()'
  throw invalidRequest(`Invalid schema for response_format '${name}': In context=${context}, ${why}`, 'response_format')
}

const children = (schema: JsonSchema): [string[], unknown][] => {
  const named = (keyword: string) => Object.entries(JsonSchema.safeParse(schema[keyword]).data ?? {})
  return [
    ...['properties', '$defs', 'definitions'].flatMap((keyword) =>
      named(keyword).map(([name, child]): [string[], unknown] => [[keyword, name], child]),
    ),
    ...(schema.items === undefined ? [] : [[['items'], schema.items] satisfies [string[], unknown]]),
    ...(Array.isArray(schema.anyOf) ? schema.anyOf : []).map((child: unknown, i): [string[], unknown] => [
      ['anyOf', String(i)],
      child,
    ]),
  ]
}

/** Refuses a schema that strict mode would refuse: open objects, optional properties, unknown keywords, too large ones. */
export const checkSchema = (name: string, root: JsonSchema): void => {
  const totals = { properties: 0, enumValues: 0, nameLength: 0 }
  if (root.type !== 'object') refuse(name, [], `schema must be a JSON Schema of 'type: "object"'.`)
  if (root.anyOf !== undefined) refuse(name, [], `'anyOf' is not permitted at the root.`)

  const check = (schema: unknown, path: string[], depth: number): void => {
    const parsed = JsonSchema.safeParse(schema)
    if (!parsed.success) return refuse(name, path, 'a schema must be an object.')
    const one = parsed.data
    for (const keyword of Object.keys(one))
      if (!known.has(keyword)) refuse(name, path, `'${keyword}' is not permitted.`)
    if (typeof one.format === 'string' && !formats.has(one.format))
      refuse(name, path, `'${one.format}' is not a supported format.`)
    if (one.type === undefined && one.$ref === undefined && one.anyOf === undefined && one.enum === undefined)
      if (one.const === undefined) refuse(name, path, "schema must have a 'type' key.")
    const properties = Object.keys(JsonSchema.safeParse(one.properties).data ?? {})
    if (one.type === 'object') {
      if (depth > limits.depth) refuse(name, path, `more than ${limits.depth} levels of nesting.`)
      if (one.additionalProperties !== false)
        refuse(name, path, "'additionalProperties' is required to be supplied and to be false.")
      const required = z.array(z.string()).safeParse(one.required).data ?? []
      const missing = properties.find((property) => !required.includes(property))
      if (missing !== undefined)
        refuse(name, path, `'required' must include every key in properties. Missing '${missing}'.`)
      const extra = required.find((property) => !properties.includes(property))
      if (extra !== undefined) refuse(name, path, `'required' names '${extra}', which is not in properties.`)
    }
    totals.properties += properties.length
    totals.enumValues += Array.isArray(one.enum) ? one.enum.length : 0
    totals.nameLength += properties.join('').length
    const next = one.type === 'object' ? depth + 1 : depth
    for (const [step, child] of children(one)) check(child, [...path, ...step], next)
  }
  check(root, [], 1)
  if (totals.properties > limits.properties) refuse(name, [], `more than ${limits.properties} properties.`)
  if (totals.enumValues > limits.enumValues) refuse(name, [], `more than ${limits.enumValues} enum values.`)
  if (totals.nameLength > limits.nameLength) refuse(name, [], 'property names are too long in all.')
}
