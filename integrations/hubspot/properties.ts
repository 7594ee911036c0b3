import { type PropertyCreate } from '@hubspot/api-client/lib/codegen/crm/properties/models/PropertyCreate.js'
import { z } from 'zod'
import { type Caller } from './caller.ts'
import { toAppError } from './error-map.ts'
import { type HubspotFailure } from './hubspot-failure.ts'
import { noteKey, ourContactProperties, propertyGroup } from './property-list.ts'
import { type Crm } from './types.ts'

const Property = z.object({ name: z.string(), hasUniqueValue: z.boolean().optional() })
const PropertyList = z.object({ results: z.array(Property) })

type ObjectType = 'contacts' | 'notes'

/** Sets up what Conduits needs of the portal's schema. */
export const createProperties = (caller: Caller): Pick<Crm, 'ensureProperties'> => {
  /** Another process may be a moment ahead of us: what exists already is as good as made. */
  const make = async (run: Parameters<Caller['ask']>[0]['run']): Promise<HubspotFailure | null> => {
    const sent = await caller.ask({ answer: z.unknown(), run })
    return sent.ok || sent.failure.status === 409 ? null : sent.failure
  }
  const need = async (run: Parameters<typeof make>[0]) => {
    const failure = await make(run)
    if (failure) throw toAppError(failure)
  }
  const createGroup = (type: ObjectType) =>
    need((client) => client.crm.properties.groupsApi.create(type, propertyGroup))
  const createProperty = (type: ObjectType, property: PropertyCreate) =>
    make((client) => client.crm.properties.coreApi.create(type, property))

  const ensureContactProperties = async () => {
    const { results } = await caller.need({
      answer: PropertyList,
      run: (client) => client.crm.properties.coreApi.getAll('contacts'),
    })
    const existing = new Set(results.map(({ name }) => name))
    const missing = ourContactProperties.filter(({ name }) => !existing.has(name))
    if (missing.length === 0) return
    await createGroup('contacts')
    await Promise.all(
      missing.map((property) => need((client) => client.crm.properties.coreApi.create('contacts', property))),
    )
  }

  const readNoteKey = () =>
    caller.ask({
      answer: Property,
      run: (client) => client.crm.properties.coreApi.getByName('notes', noteKey.name),
    })

  const ensureNoteKey = async (): Promise<boolean> => {
    const found = await readNoteKey()
    if (found.ok) return found.value.hasUniqueValue ?? false
    if (found.failure.status !== 404) throw toAppError(found.failure)
    await createGroup('notes')
    if (await createProperty('notes', { ...noteKey, hasUniqueValue: true }))
      await need((client) => client.crm.properties.coreApi.create('notes', noteKey))
    // Read back: HubSpot may have made it without the constraint, and another process may have been first.
    const made = await readNoteKey()
    if (!made.ok) throw toAppError(made.failure)
    return made.value.hasUniqueValue ?? false
  }

  return {
    async ensureProperties() {
      const [uniqueNoteKey] = await Promise.all([ensureNoteKey(), ensureContactProperties()])
      return { uniqueNoteKey }
    },
  }
}
