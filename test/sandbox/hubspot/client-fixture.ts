import { afterEach } from '@jest/globals'
import { z } from 'zod'
import { type HubspotSandboxOptions } from '../../../sandbox/hubspot/options.ts'
import { type HubspotSandbox, startHubspotSandbox } from '../../../sandbox/hubspot/start-hubspot-sandbox.ts'

const redirectUri = 'http://localhost/callback'
const running: HubspotSandbox[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()))
})

const Body = z.record(z.string(), z.unknown()).nullable()

/** A stand-in and a plain HTTP caller that holds a token for it; closed after the test. */
export const startSandbox = async (options: Partial<HubspotSandboxOptions> = {}, scopes?: string[]) => {
  const app = { clientId: 'id', clientSecret: 'secret' }
  const sandbox = await startHubspotSandbox({ ...app, ...options })
  running.push(sandbox)
  const post = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({ client_id: app.clientId, client_secret: app.clientSecret, ...fields })
    const response = await fetch(sandbox.apiRoot + path, { method: 'POST', body })
    const text = await response.text()
    return { status: response.status, body: Body.parse(text === '' ? null : JSON.parse(text)) }
  }
  const code = sandbox.grant({ redirectUri, ...(scopes ? { scopes } : {}) })
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
  const granted = await post('/oauth/2026-03/token', fields)
  const token = z.object({ access_token: z.string() }).parse(granted.body).access_token

  const call = async (method: string, path: string, body?: unknown, bearer = token) => {
    const response = await fetch(sandbox.apiRoot + path, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: Body.parse(text === '' ? null : JSON.parse(text)),
    }
  }
  return { sandbox, call, post, redirectUri, code, token }
}

const crm = '/crm/objects/2026-03'
export const contactsPath = `${crm}/contacts`
export const notesPath = `${crm}/notes`
export const propertiesPath = '/crm/properties/2026-03'
