import { type Request, type Router } from 'express'
import { type z } from 'zod'
import { type Context } from '../context.ts'
import { AppError } from '../core/errors.ts'
import { authenticate } from './auth/authenticate.ts'
import { type Caller, type Endpoint } from './endpoint.ts'

/** Any endpoint as the router sees it: what `handle` takes is what `input` and `auth` have produced. */
type AnyEndpoint = Omit<Endpoint, 'handle'> & { handle(request: never, context: Context): Promise<unknown> }

const describeIssue = ({ path, message }: z.core.$ZodIssue) => {
  const field = path.slice(1).join('.') || path.join('.')
  return field ? `${field}: ${message}` : message
}

const readInput = ({ input, method }: AnyEndpoint, { query, params, body }: Request) => {
  const given = {
    query,
    ...(Object.keys(params).length > 0 && { params }),
    ...(method !== 'get' && body !== undefined && { body: body as unknown }),
  }
  const parsed = input.safeParse(given)
  if (!parsed.success) throw new AppError('invalid-input', parsed.error.issues.map(describeIssue).join('; '))
  return parsed.data
}

/** Opens one endpoint: proof, parsed input, service, view. */
export const mountEndpoint = (router: Router, definition: AnyEndpoint, context: Context): void => {
  const { method, path, output, isUnavailable } = definition
  router[method](path, async (request, response) => {
    const user: Caller | null = await authenticate(request, definition, context)
    const input = readInput(definition, request)
    const view = output.parse(await definition.handle({ ...input, user } as never, context))
    response.set('Cache-Control', 'no-store')
    response.status(isUnavailable?.(view) ? 503 : 200).json(view)
  })
}
