import { z } from 'zod'
import { invalid } from './hubspot-error.ts'
import { type Values } from './object-store.ts'
import { type PropertyDefinition } from './property-definitions.ts'
import { parseInstant } from './property-values.ts'

const operators = [
  ...(['EQ', 'NEQ', 'LT', 'LTE', 'GT', 'GTE', 'BETWEEN', 'IN', 'NOT_IN'] as const),
  ...(['HAS_PROPERTY', 'NOT_HAS_PROPERTY', 'CONTAINS_TOKEN', 'NOT_CONTAINS_TOKEN'] as const),
] as const
const Scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)

export const Filter = z.object({
  propertyName: z.string(),
  operator: z.enum(operators),
  value: Scalar.optional(),
  values: z.array(Scalar).optional(),
  highValue: Scalar.optional(),
})
export type Filter = z.output<typeof Filter>

const tokens = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** One word of the search, where * stands for any run of letters, against the words of a value. */
const hasToken = (value: string, word: string) => {
  const pattern = new RegExp(
    `^${word
      .toLowerCase()
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')}$`,
    'u',
  )
  return tokens(value).some((token) => pattern.test(token))
}
const containsToken = (value: string, search: string) => {
  const words = search.match(/[\p{L}\p{N}*]+/gu) ?? []
  return words.length > 0 && words.every((word) => hasToken(value, word))
}

const comparable = ({ type }: PropertyDefinition, value: string): number | string => {
  if (type === 'number') return Number(value)
  if (type === 'date' || type === 'datetime') return new Date(parseInstant(value) ?? Number.NaN).getTime()
  return value.toLowerCase()
}

/** Throws HubSpot's 400 where a filter lacks what its operator needs. */
export const checkFilter = ({ operator, propertyName, value, values, highValue }: Filter) => {
  const missing = (what: string) => invalid(`Filter on ${propertyName} with operator ${operator} needs ${what}`)
  if (operator === 'IN' || operator === 'NOT_IN') {
    if (!values?.length) throw missing('values')
  } else if (operator === 'HAS_PROPERTY' || operator === 'NOT_HAS_PROPERTY') {
    if (value !== undefined) throw invalid(`Operator ${operator} takes no value`)
  } else if (value === undefined) throw missing('a value')
  else if (operator === 'BETWEEN' && highValue === undefined) throw missing('a highValue')
}

/** Whether a record as indexed passes a filter. IN lists meet the lower-cased value as they are: send them in lower case. */
export const matches = (filter: Filter, property: PropertyDefinition, values: Values): boolean => {
  const stored = values[filter.propertyName] ?? null
  const { operator, value = '', values: list = [], highValue = '' } = filter
  if (operator === 'HAS_PROPERTY') return stored !== null
  if (operator === 'NOT_HAS_PROPERTY') return stored === null
  if (operator === 'NEQ') return stored === null || comparable(property, stored) !== comparable(property, value)
  if (operator === 'NOT_IN') return stored === null || !list.includes(stored.toLowerCase())
  if (operator === 'NOT_CONTAINS_TOKEN') return stored === null || !containsToken(stored, value)
  if (stored === null) return false
  if (operator === 'IN') return list.includes(stored.toLowerCase())
  if (operator === 'CONTAINS_TOKEN') return containsToken(stored, value)
  const [left, right] = [comparable(property, stored), comparable(property, value)]
  if (operator === 'EQ') return left === right
  if (operator === 'LT') return left < right
  if (operator === 'LTE') return left <= right
  if (operator === 'GT') return left > right
  if (operator === 'GTE') return left >= right
  return left >= right && left <= comparable(property, highValue)
}
