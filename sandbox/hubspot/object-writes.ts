import { type CreateInput } from './object-inputs.ts'
import { type ObjectStore, type StoredObject, type Values } from './object-store.ts'
import { type Portal } from './portal.ts'
import { invalid } from './hubspot-error.ts'

type Written = { object: StoredObject; undo: () => void }
export type Writes = {
  store: ObjectStore
  create: (input: Omit<CreateInput, 'objectWriteTraceId'>) => Written
  update: (input: { id: string; idProperty?: string | undefined; properties: Values }) => Written
}

/** Creating and updating one record of a type, each with a way back. */
export const createWrites = (portal: Portal, type: 'contacts' | 'notes'): Writes => {
  const store = portal[type]
  return {
    store,
    create({ properties, associations }) {
      if (type === 'contacts' && associations.length > 0)
        throw invalid('This stand-in takes associations on notes only')
      const links = portal.checkAssociations(
        associations.flatMap(({ to, types }) =>
          types.map(({ associationCategory, associationTypeId }) => ({
            toId: to.id,
            category: associationCategory,
            typeId: associationTypeId,
          })),
        ),
      )
      const object = store.create(properties)
      if (type === 'notes') portal.associate(object.id, links)
      return { object, undo: () => store.purge(object.id) }
    },
    update({ id, idProperty, properties }) {
      const before = store.get(id, idProperty)
      return { object: store.update(id, properties, idProperty), undo: () => store.restore(before) }
    },
  }
}
