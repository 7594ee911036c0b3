import { type Request, type Response, type Router } from 'express'
import { type z } from 'zod'
import { type Context } from '../context.ts'
import { AppError } from '../core/errors.ts'
import { authenticate } from './auth/authenticate.ts'
import { readCookies, writeCookies } from './cookies.ts'
import { type Endpoint, type Redirect } from './endpoint.ts'

/** Any route as the router sees it: what `handle` takes is what `input` and `auth` have produced. */
type Untyped<Route extends { handle: (...args: never[]) => unknown }> = Omit<Route, 'handle'> & {
  handle(request: never, context: Context): ReturnType<Route['handle']>
}
export type AnyRoute = Untyped<Endpoint> | Untyped<Redirect>

const describeIssue = ({ path, message }: z.core.$ZodIssue) => {
  const field = path.slice(1).join('.') || path.join('.')
  return field ? `${field}: ${message}` : message
}

const readInput = ({ input, method }: AnyRoute, { query, params, body }: Request) => {
  const given = {
    query,
    ...(Object.keys(params).length > 0 && { params }),
    ...(method !== 'get' && body !== undefined && { body: body as unknown }),
  }
  const parsed = input.safeParse(given)
  if (!parsed.success) throw new AppError('invalid-input', parsed.error.issues.map(describeIssue).join('; '))
  return parsed.data
}

const answer = (route: AnyRoute, answered: object, response: Response) => {
  if (route.kind === 'redirect') return void response.redirect(302, (answered as { location: string }).location)
  const view = route.output.parse(answered)
  response.status(route.isUnavailable?.(view) ? 503 : 200).json(view)
}

/** Opens one route: proof, parsed input, service, view. */
export const mountEndpoint = (router: Router, route: AnyRoute, context: Context): void => {
  router[route.method](route.path, async (request, response) => {
    response.set('Cache-Control', 'no-store')
    const user = await authenticate(request, route, context)
    const given = { ...readInput(route, request), user, cookies: readCookies(request) }
    const answered = await route.handle(given as never, context)
    const changes = answered.cookies
    if (changes) writeCookies(response, changes, context.publicUrl)
    answer(route, answered, response)
  })
}
