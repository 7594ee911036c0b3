import { HubspotError, invalid, invalidProperty, notFound } from './hubspot-error.ts'
import { type ObjectType } from './property-definitions.ts'
import { type PropertyStore } from './property-store.ts'
import { parseValue } from './property-values.ts'
import { createUniqueIndex } from './unique-index.ts'

export type Values = Record<string, string | null>
export type StoredObject = {
  readonly id: string
  readonly values: Values
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly archived: boolean
  /** Older states, oldest first, for as long as search may still show them; null values = it did not exist. */
  readonly past: { until: number; values: Values | null }[]
}
export type ObjectStore = ReturnType<typeof createObjectStore>

type ObjectStoreParts = {
  type: ObjectType
  properties: PropertyStore
  nextId: () => string
  indexLagMs: number
  required?: string[]
  /** Computed values laid over the written ones. */
  derive?: (values: Values) => Values
}

/** The records of one object type: values checked against the definitions, unique values enforced, search lagging behind. */
export const createObjectStore = (parts: ObjectStoreParts) => {
  const { type, properties, nextId, indexLagMs, required = [], derive = () => ({}) } = parts
  const objects = new Map<string, StoredObject>()
  const aliases = new Map<string, string>()
  const unique = createUniqueIndex()
  const label = type === 'contacts' ? 'CONTACT' : 'NOTE'

  const live = (id: string) => {
    const object = objects.get(aliases.get(id) ?? id)
    return object && !object.archived ? object : undefined
  }

  const refuseTaken = (name: string, value: string, ownId: string | null) => {
    const other = unique.find(name, value)
    if (other === undefined || other === ownId) return
    if (name === 'email')
      throw new HubspotError(409, { message: `Contact already exists. Existing ID: ${other}`, category: 'CONFLICT' })
    throw invalidProperty(name, 'CONFLICTING_UNIQUE_VALUE', `${label} ${other} already has that value for ${name}`)
  }

  const parse = (input: Values, ownId: string | null): Values =>
    Object.fromEntries(
      Object.entries(input).map(([name, raw]) => {
        const property = properties.find(type, name)
        if (!property) throw invalidProperty(name, 'PROPERTY_DOESNT_EXIST', `Property "${name}" does not exist`)
        if (property.readOnly) throw invalidProperty(name, 'READ_ONLY_VALUE', `"${name}" is a read only property`)
        const value = parseValue(property, raw)
        if (value !== null && property.hasUniqueValue) refuseTaken(name, value, ownId)
        return [name, value]
      }),
    )

  const put = (object: StoredObject) => {
    objects.set(object.id, object)
    const held = properties.list(type).flatMap(({ name, hasUniqueValue }) => {
      const value = object.values[name]
      return hasUniqueValue && value ? [[name, value] as const] : []
    })
    if (object.archived) unique.release(object.id)
    else unique.hold(object.id, held)
    return object
  }

  /** The history with the state that ends now. */
  const pastAfter = (past: StoredObject['past'], values: Values | null) => {
    const now = Date.now()
    return indexLagMs === 0 ? [] : [...past.filter(({ until }) => until > now - indexLagMs), { until: now, values }]
  }

  const get = (id: string, idProperty = 'hs_object_id'): StoredObject => {
    if (idProperty !== 'hs_object_id' && !properties.find(type, idProperty)?.hasUniqueValue)
      throw invalid(`${idProperty} is not a unique property of object type ${label}`)
    const object = live(idProperty === 'hs_object_id' ? id : (unique.find(idProperty, id) ?? ''))
    if (!object) throw notFound('resource not found', { ids: [id] })
    return object
  }

  /** Every value, the computed ones included, as answers carry them. */
  const valuesOf = ({ id, values, createdAt, updatedAt }: StoredObject): Values => ({
    ...values,
    ...derive(values),
    hs_object_id: id,
    [type === 'contacts' ? 'createdate' : 'hs_createdate']: createdAt.toISOString(),
    [type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate']: updatedAt.toISOString(),
  })

  return {
    type,
    label,
    get,
    live,
    valuesOf,
    all: () => [...objects.values()],
    create(input: Values) {
      const missing = required.filter((name) => !input[name])
      if (missing.length > 0)
        throw invalid(`Error creating ${label}. Some required properties were not set.`, {
          context: { properties: missing },
        })
      const values = parse(input, null)
      const now = new Date()
      return put({ id: nextId(), values, createdAt: now, updatedAt: now, archived: false, past: pastAfter([], null) })
    },
    update(id: string, input: Values, idProperty?: string) {
      const before = get(id, idProperty)
      const values = { ...before.values, ...parse(input, before.id) }
      return put({ ...before, values, updatedAt: new Date(), past: pastAfter(before.past, before.values) })
    },
    /** Archiving what is not there is no error, as with HubSpot. */
    archive(id: string) {
      const before = live(id)
      if (before) put({ ...before, archived: true, updatedAt: new Date(), past: pastAfter(before.past, before.values) })
    },
    /** Forgets a record wholly: privacy deletion, or a create that is taken back. */
    purge(id: string) {
      objects.delete(id)
      unique.release(id)
    },
    keep: () => ({ objects, aliases }),
    /** Takes in the records of an earlier start; the definitions must be back already. */
    restoreAll: (kept: { objects: typeof objects; aliases: typeof aliases }) => {
      for (const object of kept.objects.values()) put(object)
      for (const [from, to] of kept.aliases) aliases.set(from, to)
    },
    /** Puts an earlier state back. */
    restore: (before: StoredObject) => void put(before),
    /** From now on `oldId` means `newId`, as after a merge. */
    alias(oldId: string, newId: string) {
      for (const [from, to] of aliases) if (to === oldId) aliases.set(from, newId)
      aliases.set(oldId, newId)
    },
    /** What the search index holds of a record now; null if nothing (yet, or any more). */
    indexed(object: StoredObject): Values | null {
      const lagging = object.past.find(({ until }) => until > Date.now() - indexLagMs)
      const values = lagging ? lagging.values : object.archived ? null : object.values
      return values === null ? null : valuesOf({ ...object, values })
    },
  }
}
