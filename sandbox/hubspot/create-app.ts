import { randomUUID } from 'node:crypto'
import express, { type ErrorRequestHandler, type Express, Router } from 'express'
import { refuse } from './answer.ts'
import { associationRoutes } from './association-routes.ts'
import { authorizeRoutes } from './authorize-routes.ts'
import { type createCallCounts } from './call-counts.ts'
import { type createFaults } from './faults.ts'
import { type Grants } from './grants.ts'
import { HubspotError, invalid, notFound } from './hubspot-error.ts'
import { limits } from './limits.ts'
import { objectRoutes } from './object-routes.ts'
import { type HubspotSandboxSettings } from './options.ts'
import { type Portal } from './portal.ts'
import { ownerRoutes } from './owner-routes.ts'
import { propertyRoutes } from './property-routes.ts'
import { requireToken } from './require-token.ts'
import { stateRoutes } from './state-routes.ts'
import { tokenRoutes } from './token-routes.ts'
import { type Webhooks } from './webhooks.ts'

/** Only dated paths exist here: a caller that still uses /crm/v3 gets a 404. */
const versions = ['2026-03', '2026-09']

export type AppParts = {
  settings: HubspotSandboxSettings
  portal: Portal
  grants: Grants
  counts: ReturnType<typeof createCallCounts>
  faults: ReturnType<typeof createFaults>
  webhooks: Webhooks
}

/** The stand-in's HTTP surface. */
export const createApp = ({ settings, portal, grants, counts, faults, webhooks }: AppParts): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.use(stateRoutes(portal, counts.calls, settings.portalId))
  app.use(authorizeRoutes(settings, grants))
  app.use((_req, res, next) => {
    res.set('X-HubSpot-Correlation-Id', randomUUID())
    next()
  })
  app.use(counts.middleware, faults.middleware)

  const crm = Router()
  crm.use(requireToken(grants), limits(settings.rateLimit), express.json({ limit: '10mb' }))
  for (const version of versions) {
    app.use(`/oauth/${version}/token`, tokenRoutes(settings, grants))
    for (const type of ['contacts', 'notes'] as const) {
      crm.use(`/objects/${version}/${type}`, objectRoutes(portal, type, webhooks))
      crm.use(`/properties/${version}/${type}`, propertyRoutes(portal.properties, type))
    }
    crm.use(`/owners/${version}`, ownerRoutes(settings))
    crm.use(`/associations/${version}/notes/contacts`, associationRoutes(portal))
  }
  app.use('/crm', crm)
  app.use((_req, res) => refuse(res, notFound()))

  const onError: ErrorRequestHandler = (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error)
    const isBadJson = error instanceof SyntaxError || (error instanceof Error && 'status' in error)
    const message = error instanceof Error ? error.message : String(error)
    if (isBadJson) return refuse(res, invalid(`Invalid input JSON: ${message}`))
    refuse(res, new HubspotError(500, { message: `The stand-in failed: ${message}`, category: 'INTERNAL_ERROR' }))
  }
  app.use(onError)
  return app
}
