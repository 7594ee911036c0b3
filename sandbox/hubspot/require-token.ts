import { type RequestHandler } from 'express'
import { refuse } from './answer.ts'
import { type Grants } from './grants.ts'
import { HubspotError } from './hubspot-error.ts'
import { scopeFor } from './scopes.ts'

const messages = {
  INVALID_AUTHENTICATION: 'Authentication credentials not found. This API supports OAuth 2.0 authentication.',
  EXPIRED_AUTHENTICATION: 'The OAuth token used to make this call expired.',
}

/** 401 without a live access token, 403 without the scope that the call needs. */
export const requireToken = (grants: Grants) => {
  const check: RequestHandler = (req, res, next) => {
    const [, accessToken = ''] = /^Bearer (\S+)$/i.exec(req.get('authorization') ?? '') ?? []
    const grant = grants.check(accessToken)
    if (typeof grant === 'string')
      return refuse(res, new HubspotError(401, { message: messages[grant], category: grant }))
    const scope = scopeFor(req.method, req.baseUrl + req.path)
    if (grant.scopes.includes(scope)) return next()
    const message = `This app hasn't been granted all required scopes to make this call.`
    const error = { message, context: { requiredGranularScopes: [scope] } }
    refuse(res, new HubspotError(403, { message, category: 'MISSING_SCOPES', errors: [error] }))
  }
  return check
}
