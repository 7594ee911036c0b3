import { z } from 'zod'
import { AppError } from '../../core/errors.ts'
import { oauthPath } from './api-version.ts'
import { toAppError } from './error-map.ts'
import { HubspotFailure, failureFromAnswer, failureFromError } from './hubspot-failure.ts'
import { type Repeatable } from './retry-table.ts'
import { retrying } from './retrying.ts'
import { hubspotScopes, optionalScopes } from './scopes.ts'
import { type HubspotConfig, type HubspotOauth, type HubspotTokens } from './types.ts'

const Tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
  hub_id: z.coerce.string().regex(/^\d+$/),
  user_id: z.coerce.string().regex(/^\d+$/),
  scopes: z.array(z.string()),
})

/** Refusals of the grant itself; a refusal of the app (its id, secret or address) must not end anybody's connection. */
const refusedGrants = new Set([
  ...['BAD_AUTH_CODE', 'EXPIRED_AUTH_CODE', 'BAD_REFRESH_TOKEN', 'EXPIRED_REFRESH_TOKEN', 'REVOKED_REFRESH_TOKEN'],
  'invalid_grant',
])
const isRefusedGrant = ({ status, body }: HubspotFailure) =>
  status !== null &&
  status >= 400 &&
  status < 500 &&
  (refusedGrants.has(body.status ?? '') || refusedGrants.has(body.error ?? ''))

const toOauthError = (failure: HubspotFailure): AppError => {
  if (isRefusedGrant(failure))
    return new AppError('hubspot-access-lost', 'HubSpot access has ended. Please connect HubSpot again.', {
      cause: failure,
    })
  const isRefusedApp = failure.status === 401 || failure.status === 403
  return isRefusedApp
    ? new AppError('hubspot-rejected', 'HubSpot refused this app: check its client ID and secret.', { cause: failure })
    : toAppError(failure)
}

type OauthOptions = { timeoutMs: number; retryBudgetMs: number }

/** The OAuth calls of the app; the client's own token type drops portal, user and scopes, so these go by fetch. */
export const createOauth = (config: HubspotConfig, { timeoutMs, retryBudgetMs }: OauthOptions): HubspotOauth => {
  const post = async (call: 'token' | 'token/revoke', fields: Record<string, string>): Promise<unknown> => {
    const response = await fetch(new URL(oauthPath(call), config.apiRoot), {
      method: 'POST',
      body: new URLSearchParams({ ...fields, client_id: config.clientId, client_secret: config.clientSecret }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await response.text()
    if (!response.ok) throw failureFromAnswer(response.status, Object.fromEntries(response.headers), text)
    return text === '' ? null : JSON.parse(text)
  }
  const ask = (call: 'token' | 'token/revoke', fields: Record<string, string>, repeatable: Repeatable) =>
    retrying({ budgetMs: retryBudgetMs, repeatable }, async () => {
      try {
        return await post(call, fields)
      } catch (error) {
        throw failureFromError(error)
      }
    })

  const tokens = async (fields: Record<string, string>, repeatable: Repeatable): Promise<HubspotTokens> => {
    const askedAt = Date.now()
    try {
      const parsed = Tokens.safeParse(await ask('token', fields, repeatable))
      if (!parsed.success) throw new HubspotFailure({ status: null, code: 'UNREADABLE' })
      const { access_token, refresh_token, expires_in, hub_id, user_id, scopes } = parsed.data
      return {
        accessToken: access_token,
        refreshToken: refresh_token,
        expiresAt: new Date(askedAt + expires_in * 1_000),
        portalId: hub_id,
        userId: user_id,
        scopes,
      }
    } catch (error) {
      throw error instanceof HubspotFailure ? toOauthError(error) : error
    }
  }

  return {
    authorizeUrl({ state, redirectUri }) {
      const url = new URL(config.authorizeUrl)
      const scopes = { scope: hubspotScopes.join(' '), optional_scope: optionalScopes.join(' ') }
      const fields = { client_id: config.clientId, redirect_uri: redirectUri, ...scopes, state }
      for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value)
      return url.toString()
    },
    // A code works once: a second try after an unknown outcome could only be refused.
    exchangeCode: ({ code, redirectUri }) =>
      tokens({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }, 'once'),
    refresh: (refreshToken) => tokens({ grant_type: 'refresh_token', refresh_token: refreshToken }, 'safely'),
    async revoke(refreshToken) {
      try {
        await ask('token/revoke', { token: refreshToken, token_type_hint: 'refresh_token' }, 'safely')
        return true
      } catch {
        return false
      }
    },
  }
}
