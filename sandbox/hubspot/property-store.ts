import { type z } from 'zod'
import { HubspotError, invalid, notFound } from './hubspot-error.ts'
import {
  type ObjectType,
  type PropertyDefinition,
  type PropertyInput,
  builtInGroup,
  builtInProperties,
  objectTypes,
} from './property-definitions.ts'

const maxUniqueProperties = 10

type Group = { name: string; label: string; displayOrder: number }
export type PropertyStore = ReturnType<typeof createPropertyStore>

/** Property and group definitions of the portal, per object type. */
export const createPropertyStore = ({ uniqueNoteProperties }: { uniqueNoteProperties: boolean }) => {
  const createdAt = new Date().toISOString()
  const properties = new Map<ObjectType, Map<string, PropertyDefinition>>(
    objectTypes.map((type) => [type, new Map(builtInProperties(type, createdAt).map((one) => [one.name, one]))]),
  )
  const groups = new Map<ObjectType, Map<string, Group>>(
    objectTypes.map((type) => [
      type,
      new Map([[builtInGroup(type), { name: builtInGroup(type), label: builtInGroup(type), displayOrder: 0 }]]),
    ]),
  )
  const of = (type: ObjectType) => properties.get(type) ?? new Map<string, PropertyDefinition>()
  const groupsOf = (type: ObjectType) => groups.get(type) ?? new Map<string, Group>()
  const list = (type: ObjectType) => [...of(type).values()].filter(({ archived }) => !archived)
  const find = (type: ObjectType, name: string) => list(type).find((property) => property.name === name)

  const refuseUnique = (type: ObjectType) => {
    if (type === 'notes' && !uniqueNoteProperties)
      throw invalid('Unique properties are not supported for object type NOTE')
    const taken = list(type).filter(({ hasUniqueValue, hubspotDefined }) => hasUniqueValue && !hubspotDefined)
    if (taken.length >= maxUniqueProperties)
      throw invalid(`Object type ${type} already has the maximum of ${maxUniqueProperties} unique properties`)
  }

  return {
    list,
    find,
    get(type: ObjectType, name: string) {
      const property = find(type, name)
      if (!property) throw notFound(`Property ${name} does not exist`, { propertyName: [name] })
      return property
    },
    create(type: ObjectType, input: z.output<typeof PropertyInput>) {
      if (find(type, input.name))
        throw new HubspotError(409, {
          message: `A property named '${input.name}' already exists.`,
          category: 'OBJECT_ALREADY_EXISTS',
          context: { name: [input.name] },
        })
      if (!groupsOf(type).has(input.groupName)) throw invalid(`Property group ${input.groupName} does not exist`)
      if (input.type === 'enumeration' && input.options.length === 0)
        throw invalid('An enumeration property needs at least one option')
      if (input.hasUniqueValue) refuseUnique(type)
      const property = {
        ...input,
        hubspotDefined: false,
        readOnly: false,
        archived: false,
        createdAt: new Date().toISOString(),
      }
      of(type).set(input.name, property)
      return property
    },
    archive(type: ObjectType, name: string) {
      const property = find(type, name)
      if (property?.hubspotDefined) throw invalid(`Property ${name} is defined by HubSpot and cannot be archived`)
      if (property) of(type).set(name, { ...property, archived: true })
    },
    groups: (type: ObjectType) => [...groupsOf(type).values()],
    group(type: ObjectType, name: string) {
      const group = groupsOf(type).get(name)
      if (!group) throw notFound(`Property group ${name} does not exist`)
      return group
    },
    keep: () => ({ properties, groups }),
    restore: (kept: { properties: typeof properties; groups: typeof groups }) => {
      for (const [type, definitions] of kept.properties) properties.set(type, definitions)
      for (const [type, definitions] of kept.groups) groups.set(type, definitions)
    },
    createGroup(type: ObjectType, group: Group) {
      if (groupsOf(type).has(group.name))
        throw new HubspotError(409, {
          message: `A property group named '${group.name}' already exists.`,
          category: 'OBJECT_ALREADY_EXISTS',
        })
      groupsOf(type).set(group.name, group)
      return group
    },
  }
}
