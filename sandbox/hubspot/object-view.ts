import { type ObjectStore, type StoredObject, type Values } from './object-store.ts'

const defaults = {
  contacts: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
  notes: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
}

/** A record as HubSpot answers it: the asked properties (null where unset) or, for 'all', whatever is set. */
export const view = (
  store: ObjectStore,
  object: StoredObject,
  asked: string[] | 'all',
  { values = store.valuesOf(object), ...extra }: { values?: Values } & Record<string, unknown> = {},
) => {
  const names =
    asked === 'all'
      ? Object.keys(values).filter((name) => values[name] !== null)
      : [...new Set([...defaults[store.type], ...asked])]
  return {
    id: object.id,
    properties: Object.fromEntries(names.map((name) => [name, values[name] ?? null])),
    createdAt: object.createdAt.toISOString(),
    updatedAt: object.updatedAt.toISOString(),
    archived: object.archived,
    ...extra,
  }
}
