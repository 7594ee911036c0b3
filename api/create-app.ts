import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import { type Context } from '../context.ts'
import { type Log } from '../core/log.ts'
import { answerErrors, answerUnknownPaths } from './answer-errors.ts'
import { mountProblemPage } from './hubspot/problem-page.ts'
import { mountEndpoint } from './mount-endpoint.ts'
import { createPages } from './pages/pages.ts'
import { keepSignedBody } from './raw-body.ts'
import { routes } from './routes.ts'

/** Method, path, status and time: never a query string, a header or a body. */
const logRequests =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    const { method, path } = request
    const startedAt = performance.now()
    response.on('finish', () => {
      log.debug({ method, path, status: response.statusCode, ms: Math.round(performance.now() - startedAt) }, 'request')
    })
    next()
  }

export const createApp = (context: Context): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.use(helmet(), logRequests(context.log), express.json({ limit: '64kb', verify: keepSignedBody }))
  for (const route of routes) mountEndpoint(app, route, context)
  mountProblemPage(app)
  app.use(createPages(context))
  app.use(answerUnknownPaths, answerErrors(context.log))
  return app
}
