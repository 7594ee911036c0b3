import { type Request } from 'express'
import { type Context } from '../../context.ts'
import { AppError } from '../../core/errors.ts'
import { type Auth, type Caller, type Endpoint } from '../endpoint.ts'

const bearer = async ({ headers, method }: Request, { apiTokens }: Context): Promise<Caller | null> => {
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? []
  const found = token === undefined ? null : await apiTokens.authenticate(token)
  if (!found) return null
  const needed = method === 'GET' ? 'read' : 'write'
  if (!found.scopes.includes(needed))
    throw new AppError('forbidden', `This token may not ${needed}. Use one with the scope "${needed}".`)
  return { id: found.userId }
}

const proofs: Record<Exclude<Auth, 'public'>, (request: Request, context: Context) => Promise<Caller | null>> = {
  bearer,
}

/** Who calls: the first proof that holds. Throws `unauthenticated` where one is needed and none holds. */
export const authenticate = async (
  request: Request,
  { auth }: Pick<Endpoint, 'auth'>,
  context: Context,
): Promise<Caller | null> => {
  for (const kind of auth) {
    if (kind === 'public') return null
    const caller = await proofs[kind](request, context)
    if (caller) return caller
  }
  throw new AppError('unauthenticated', 'Send a valid token: "Authorization: Bearer cdt_…".')
}
