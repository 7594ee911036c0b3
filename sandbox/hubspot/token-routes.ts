import { Router, urlencoded } from 'express'
import { z } from 'zod'
import { answer } from './answer.ts'
import { type Grants } from './grants.ts'
import { HubspotError } from './hubspot-error.ts'
import { type HubspotSandboxSettings } from './options.ts'

const Client = z.object({ client_id: z.string().default(''), client_secret: z.string().default('') })
const TokenRequest = z.discriminatedUnion('grant_type', [
  z.object({ grant_type: z.literal('authorization_code'), code: z.string(), redirect_uri: z.string() }),
  z.object({ grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
])
const TokenField = z.object({ token: z.string() })

const messages = {
  BAD_CLIENT_ID: 'missing or unknown client id',
  BAD_CLIENT_SECRET: 'missing or invalid client secret',
  BAD_AUTH_CODE: 'missing or unknown auth code',
  EXPIRED_AUTH_CODE: 'auth code has expired',
  MISMATCH_REDIRECT_URI_AUTH_CODE: 'redirect uri does not match the one the auth code was issued for',
  BAD_REFRESH_TOKEN: 'missing or invalid refresh token',
  BAD_GRANT_TYPE: 'missing or unsupported grant type, or a field of it',
}
const refused = (status: keyof typeof messages) =>
  new HubspotError(400, { status, message: messages[status], category: 'VALIDATION_ERROR' })

/** POST /oauth/{version}/token, …/introspect and …/revoke; form bodies. */
export const tokenRoutes = (settings: HubspotSandboxSettings, grants: Grants) => {
  const who = {
    hub_id: Number(settings.portalId),
    user_id: Number(settings.userId),
    user: settings.userEmail,
    hub_domain: `sandbox-${settings.portalId}.example.com`,
    app_id: 1,
  }
  const checkClient = (body: unknown) => {
    const { client_id, client_secret } = Client.parse(body ?? {})
    if (client_id !== settings.clientId) throw refused('BAD_CLIENT_ID')
    if (client_secret !== settings.clientSecret) throw refused('BAD_CLIENT_SECRET')
  }
  const tokenOf = (body: unknown) => TokenField.safeParse(body).data?.token ?? ''

  const router = Router()
  router.use(urlencoded({ extended: false }))
  router.post(
    '/',
    answer(({ body }) => {
      checkClient(body)
      const parsed = TokenRequest.safeParse(body)
      if (!parsed.success) throw refused('BAD_GRANT_TYPE')
      const request = parsed.data
      const granted =
        request.grant_type === 'refresh_token'
          ? grants.refresh(request.refresh_token)
          : grants.redeem(request.code, request.redirect_uri)
      if (typeof granted === 'string') throw refused(granted)
      const { accessToken, refreshToken, expiresIn, scopes, identity } = granted
      const person = {
        hub_id: Number(identity.portalId ?? who.hub_id),
        user_id: Number(identity.userId ?? who.user_id),
      }
      const tokens = { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn }
      return {
        status: 200,
        body: { token_type: 'bearer', ...tokens, ...person, scopes },
      }
    }),
  )
  router.post(
    '/introspect',
    answer(({ body }) => {
      checkClient(body)
      const token = tokenOf(body)
      const access = grants.check(token)
      const scopes = typeof access === 'string' ? grants.refreshScopes(token) : access.scopes
      return { status: 200, body: scopes ? { active: true, ...who, scopes, token_type: 'bearer' } : { active: false } }
    }),
  )
  router.post(
    '/revoke',
    answer(({ body }) => {
      checkClient(body)
      grants.revoke(tokenOf(body))
      return { status: 204 }
    }),
  )
  return router
}
