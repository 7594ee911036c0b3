import { type Request } from 'express'
import { type Context } from '../../context.ts'
import { AppError } from '../../core/errors.ts'
import { type Caller, type Endpoint } from '../endpoint.ts'
import { bearer } from './bearer.ts'
import { isFromHubspot } from './hubspot-app.ts'
import { type Proof } from './proof.ts'
import { session } from './session.ts'

const proofs: Record<Caller['via'], Proof> = { bearer, session }

/** Who calls: the first proof that holds. Throws `unauthenticated` where one is needed and none holds. */
export const authenticate = async (
  request: Request,
  { auth }: Pick<Endpoint, 'auth'>,
  context: Context,
): Promise<Caller | null> => {
  for (const kind of auth) {
    if (kind === 'public' || (kind === 'hubspot-app' && isFromHubspot(request, context))) return null
    if (kind === 'hubspot-app') continue
    const caller = await proofs[kind](request, context)
    if (caller) return caller
  }
  throw new AppError('unauthenticated', 'Sign in, or send a valid token: "Authorization: Bearer cdt_…".')
}
