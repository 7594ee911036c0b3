import { Router } from 'express'
import { z } from 'zod'
import { answer } from './answer.ts'
import { createBatches } from './batches.ts'
import { invalidBody } from './hubspot-error.ts'
import { CreateInput, PropertiesBody } from './object-inputs.ts'
import { view } from './object-view.ts'
import { createWrites } from './object-writes.ts'
import { type Portal } from './portal.ts'
import { search } from './search.ts'
import { type ContactEvent, type Webhooks } from './webhooks.ts'

const parse = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw invalidBody(parsed.error)
  return parsed.data
}
const One = z.object({ id: z.string() })
const Query = z.object({ idProperty: z.string().optional(), properties: z.string().optional() })
const MergeBody = z.object({ primaryObjectId: z.coerce.string(), objectIdToMerge: z.coerce.string() })
const GdprBody = z.object({ objectId: z.coerce.string(), idProperty: z.string().optional() })

/** The verbs of /crm/objects/{version}/{contacts|notes}. */
export const objectRoutes = (portal: Portal, type: 'contacts' | 'notes', webhooks: Webhooks) => {
  const tell = (event: ContactEvent) => {
    if (type === 'contacts') webhooks.send([event])
  }
  const writes = createWrites(portal, type)
  const { store } = writes
  const batches = createBatches(writes)
  const router = Router()

  router.post(
    '/search',
    answer(({ body }) => ({ status: 200, body: search(store, portal.properties, body) })),
  )
  router.post(
    '/batch/read',
    answer(({ body }) => batches.read(body)),
  )
  router.post(
    '/batch/create',
    answer(({ body }) => batches.create(body)),
  )
  router.post(
    '/batch/update',
    answer(({ body }) => batches.update(body)),
  )
  router.post(
    '/batch/archive',
    answer(({ body }) => batches.archive(body)),
  )
  router.post(
    '/gdpr-delete',
    answer(({ body }) => {
      const { objectId, idProperty } = parse(GdprBody, body)
      const { id } = store.get(objectId, idProperty)
      store.purge(id)
      tell({ subscriptionType: 'object.deletion', objectId: Number(id) })
      tell({ subscriptionType: 'contact.privacyDeletion', objectId: Number(id) })
      return { status: 204 }
    }),
  )
  if (type === 'contacts')
    router.post(
      '/merge',
      answer(({ body }) => {
        const { primaryObjectId, objectIdToMerge } = parse(MergeBody, body)
        const id = portal.mergeContacts(primaryObjectId, objectIdToMerge)
        tell({
          subscriptionType: 'object.merge',
          objectId: Number(primaryObjectId),
          primaryObjectId: Number(primaryObjectId),
          mergedObjectIds: [Number(objectIdToMerge)],
          newObjectId: Number(id),
          numberOfPropertiesMoved: 0,
        })
        return { status: 200, body: view(store, store.get(id), []) }
      }),
    )
  router.post(
    '/',
    answer(({ body }) => ({
      status: 201,
      body: view(store, writes.create(parse(CreateInput, body)).object, 'all'),
    })),
  )
  router.get(
    '/:id',
    answer(({ params, query }) => {
      const { idProperty, properties = '' } = parse(Query, query)
      return {
        status: 200,
        body: view(store, store.get(parse(One, params).id, idProperty), properties.split(',').filter(Boolean)),
      }
    }),
  )
  router.patch(
    '/:id',
    answer(({ params, query, body }) => {
      const { idProperty } = parse(Query, query)
      const { properties } = parse(PropertiesBody, body)
      const { object } = writes.update({ id: parse(One, params).id, idProperty, properties })
      return { status: 200, body: view(store, object, 'all') }
    }),
  )
  router.delete(
    '/:id',
    answer(({ params }) => {
      const { id } = parse(One, params)
      store.archive(id)
      tell({ subscriptionType: 'object.deletion', objectId: Number(id) })
      return { status: 204 }
    }),
  )
  return router
}
