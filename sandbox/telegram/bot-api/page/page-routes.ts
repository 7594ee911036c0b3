import { fileURLToPath } from 'node:url'
import express, { Router } from 'express'
import { guardPage } from './guard-page.ts'
import { peopleRoutes, type PeopleParts } from './people-routes.ts'

const browserFolder = fileURLToPath(new URL('./browser', import.meta.url))
// Pages on this machine, such as the one that shows the CRM beside the chat, may frame it.
const policy = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'"],
  ...["form-action 'none'", "base-uri 'none'", "frame-ancestors 'self' http://localhost:* http://127.0.0.1:*"],
].join('; ')

/** The chat page at / and what it runs on under /sandbox/. */
export const pageRoutes = (parts: PeopleParts) => {
  const router = Router()
  router.use(guardPage(parts.parts.settings.host))
  router.use((_req, res, next) => {
    res.set({
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    })
    next()
  })
  router.use('/sandbox', peopleRoutes(parts))
  router.use(express.static(browserFolder, { index: 'index.html', cacheControl: false }))
  return router
}
