import { z } from 'zod'
import { invalidProperty } from './hubspot-error.ts'
import { type PropertyDefinition } from './property-definitions.ts'

const maxTextLength = 65_536

/** ISO text, a date, or milliseconds since 1970, as HubSpot takes them; null if it is none of these. */
export const parseInstant = (value: string): string | null => {
  const instant = new Date(/^-?\d+$/.test(value) ? Number(value) : value)
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}

/** The stored form of a value; null clears it. Throws HubSpot's 400 for a value that its type does not take. */
export const parseValue = (property: PropertyDefinition, value: string | null): string | null => {
  const { name, type } = property
  if (value === null || value === '') return null
  if (value.length > maxTextLength)
    throw invalidProperty(name, 'PROPERTY_VALUE_TOO_LONG', `${name} is over the limit of ${maxTextLength} characters`)
  if (name === 'email') {
    if (!z.email().safeParse(value).success)
      throw invalidProperty(name, 'INVALID_EMAIL', `Email address ${value} is invalid`)
    return value.toLowerCase()
  }
  if (type === 'number' && !Number.isFinite(Number(value)))
    throw invalidProperty(name, 'INVALID_INTEGER', `${value} was not a valid number.`)
  if (type === 'date' || type === 'datetime') {
    const instant = parseInstant(value)
    if (instant === null) throw invalidProperty(name, 'INVALID_DATE', `${value} was not a valid long.`)
    return type === 'date' ? instant.slice(0, 10) : instant
  }
  if (type === 'bool' && !['true', 'false'].includes(value))
    throw invalidProperty(name, 'INVALID_OPTION', `${value} was not one of the allowed options: true, false`)
  const allowed = property.options.map((option) => option.value)
  if (type === 'enumeration' && !allowed.includes(value))
    throw invalidProperty(
      name,
      'INVALID_OPTION',
      `${value} was not one of the allowed options: [${allowed.join(', ')}]`,
    )
  return value
}
