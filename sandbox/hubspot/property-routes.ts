import { Router } from 'express'
import { z } from 'zod'
import { answer } from './answer.ts'
import { invalidBody } from './hubspot-error.ts'
import { type ObjectType, PropertyInput } from './property-definitions.ts'
import { type PropertyStore } from './property-store.ts'

const GroupInput = z.object({ name: z.string().min(1), label: z.string().min(1), displayOrder: z.int().default(-1) })
const Name = z.object({ name: z.string() })

/** The verbs of /crm/properties/{version}/{contacts|notes} and its groups. */
export const propertyRoutes = (properties: PropertyStore, type: ObjectType) => {
  const router = Router()
  const nameOf = (params: unknown) => Name.parse(params).name

  router.get(
    '/groups',
    answer(() => ({ status: 200, body: { results: properties.groups(type) } })),
  )
  router.get(
    '/groups/:name',
    answer(({ params }) => ({ status: 200, body: properties.group(type, nameOf(params)) })),
  )
  router.post(
    '/groups',
    answer(({ body }) => {
      const parsed = GroupInput.safeParse(body)
      if (!parsed.success) throw invalidBody(parsed.error)
      return { status: 201, body: properties.createGroup(type, parsed.data) }
    }),
  )
  router.get(
    '/',
    answer(() => ({ status: 200, body: { results: properties.list(type) } })),
  )
  router.get(
    '/:name',
    answer(({ params }) => ({ status: 200, body: properties.get(type, nameOf(params)) })),
  )
  router.post(
    '/',
    answer(({ body }) => {
      const parsed = PropertyInput.safeParse(body)
      if (!parsed.success) throw invalidBody(parsed.error)
      return { status: 201, body: properties.create(type, parsed.data) }
    }),
  )
  router.delete(
    '/:name',
    answer(({ params }) => {
      properties.archive(type, nameOf(params))
      return { status: 204 }
    }),
  )
  return router
}
