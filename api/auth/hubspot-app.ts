import { type Request } from 'express'
import { type Context } from '../../context.ts'
import { signedBody } from '../raw-body.ts'
import { isSignedByHubspot } from './hubspot-signature.ts'

/** HubSpot itself, by its signature over the request as it came. */
export const isFromHubspot = (request: Request, { hubspotApp }: Pick<Context, 'hubspotApp'>): boolean =>
  isSignedByHubspot(hubspotApp, {
    method: request.method,
    pathAndQuery: request.originalUrl,
    body: signedBody(request),
    signature: request.get('x-hubspot-signature-v3'),
    timestamp: request.get('x-hubspot-request-timestamp'),
  })
