import { Router } from 'express'
import { z } from 'zod'
import { answer } from './answer.ts'
import { notFound } from './hubspot-error.ts'
import { type HubspotSandboxSettings } from './options.ts'

const Query = z.object({ idProperty: z.enum(['id', 'userId']).default('id') })

/** The account has one owner, the user who consents. Their id as an owner is not their id as a user. */
export const ownerOf = ({ userId, userEmail }: Pick<HubspotSandboxSettings, 'userId' | 'userEmail'>) => ({
  id: `77${userId}`,
  email: userEmail,
  type: 'PERSON',
  firstName: 'Demo',
  lastName: 'Owner',
  userId: Number(userId),
  archived: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
})

/** GET /crm/owners/{version}/{id}?idProperty=id|userId */
export const ownerRoutes = (settings: HubspotSandboxSettings) => {
  const router = Router()
  const owner = ownerOf(settings)
  router.get(
    '/:id',
    answer((req) => {
      const { idProperty } = Query.parse(req.query)
      if (String(owner[idProperty]) !== req.params['id']) throw notFound('resource not found')
      return { status: 200, body: owner }
    }),
  )
  return router
}
