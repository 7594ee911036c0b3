import { describe, expect, test } from '@jest/globals'
import { contactsPath, notesPath, startSandbox } from './client-fixture.ts'

describe('OAuth of the HubSpot stand-in', () => {
  test('refuses in HubSpot’s words', async () => {
    const { post, code, redirectUri } = await startSandbox()
    const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
    const statusOf = async (fields: Record<string, string>) => {
      const { status, body } = await post('/oauth/2026-03/token', fields)
      return [status, body?.['status']]
    }
    expect(await statusOf(grant)).toEqual([400, 'BAD_AUTH_CODE'])
    expect(await statusOf({ ...grant, client_secret: 'no' })).toEqual([400, 'BAD_CLIENT_SECRET'])
    expect(await statusOf({ ...grant, client_id: 'no' })).toEqual([400, 'BAD_CLIENT_ID'])
    expect(await statusOf({ grant_type: 'refresh_token', refresh_token: 'no' })).toEqual([400, 'BAD_REFRESH_TOKEN'])
    expect(await statusOf({ grant_type: 'password' })).toEqual([400, 'BAD_GRANT_TYPE'])
    expect(await post('/oauth/v1/token', grant)).toMatchObject({ status: 404 })
  })

  test('tells whom a token belongs to', async () => {
    const { post, token } = await startSandbox({ portalId: '12', userId: '34', userEmail: 'me@example.com' })
    const { body } = await post('/oauth/2026-03/token/introspect', { token })
    expect(body).toMatchObject({ active: true, hub_id: 12, user_id: 34, user: 'me@example.com', app_id: 1 })
    expect((await post('/oauth/2026-03/token/introspect', { token: 'x' })).body).toEqual({ active: false })
  })

  test('asks for a live token and the right scope', async () => {
    const { call, sandbox } = await startSandbox({}, ['oauth', 'crm.objects.contacts.read'])
    expect(await call('GET', `${contactsPath}/1`, undefined, 'nonsense')).toMatchObject({
      status: 401,
      body: { category: 'INVALID_AUTHENTICATION' },
    })
    expect(await call('POST', `${notesPath}/batch/create`, {})).toMatchObject({
      status: 403,
      body: { category: 'MISSING_SCOPES' },
    })
    expect((await call('GET', `${contactsPath}/1`)).status).toBe(404)
    sandbox.faults.expireAccessTokens()
    expect(await call('GET', `${contactsPath}/1`)).toMatchObject({
      status: 401,
      body: { category: 'EXPIRED_AUTHENTICATION' },
    })
  })

  test('shows no consent page to a foreign redirect URL or an unknown app', async () => {
    const { sandbox } = await startSandbox({ redirectUris: ['https://app.example.com/cb'] })
    const open = async (client: string, redirect: string) => {
      const query = new URLSearchParams({ client_id: client, redirect_uri: redirect, scope: 'oauth', state: 's' })
      return (await fetch(`${sandbox.authorizeUrl}?${query.toString()}`)).status
    }
    expect(await open('id', 'https://app.example.com/cb')).toBe(200)
    expect(await open('id', 'http://localhost/cb')).toBe(400)
    expect(await open('other', 'https://app.example.com/cb')).toBe(400)
  })
})
