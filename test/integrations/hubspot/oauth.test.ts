import { createServer } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { createBudgets } from '../../../integrations/budget/create-budgets.ts'
import { createHubspot } from '../../../integrations/hubspot/create-hubspot.ts'
import { redirectUri, startHubspot } from './portal-fixture.ts'

const press = async (authorizeUrl: string, decision: 'allow' | 'deny') => {
  const { origin, pathname, searchParams } = new URL(authorizeUrl)
  const body = new URLSearchParams([...searchParams, ['decision', decision]])
  const response = await fetch(origin + pathname, { method: 'POST', body, redirect: 'manual' })
  return new URL(response.headers.get('location') ?? '')
}

describe('HubSpot OAuth', () => {
  test('a person who allows access ends with tokens that name portal, user and scopes', async () => {
    const { hubspot, sandbox } = await startHubspot({ portalId: '4242', userId: '77', accessTokenSeconds: 1_800 })
    const url = hubspot.oauth.authorizeUrl({ state: 's t&1', redirectUri })
    expect(await (await fetch(url)).text()).toContain('Conduits wants to')
    const back = await press(url, 'allow')
    expect(back.origin + back.pathname).toBe(redirectUri)
    expect(back.searchParams.get('state')).toBe('s t&1')
    const tokens = await hubspot.oauth.exchangeCode({ code: back.searchParams.get('code') ?? '', redirectUri })
    expect(tokens).toMatchObject({ portalId: '4242', userId: '77' })
    expect(tokens.scopes).toEqual(expect.arrayContaining(['oauth', 'crm.objects.contacts.write']))
    expect(tokens.expiresAt.getTime() - Date.now()).toBeGreaterThan(1_790_000)
    expect(tokens.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(1_800_000)
    expect(Object.keys(sandbox.calls())).toEqual(['POST /oauth/2026-03/token'])
  })

  test('a person who denies comes back with access_denied', async () => {
    const { hubspot } = await startHubspot()
    const back = await press(hubspot.oauth.authorizeUrl({ state: 'x', redirectUri }), 'deny')
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect(back.searchParams.get('code')).toBeNull()
  })

  test('a code that is used, wrong or of another redirect URL is refused', async () => {
    const { hubspot, sandbox } = await startHubspot()
    const code = sandbox.grant({ redirectUri })
    await expect(hubspot.oauth.exchangeCode({ code, redirectUri: 'http://localhost:1/other' })).rejects.toMatchObject({
      kind: 'hubspot-rejected',
    })
    await hubspot.oauth.exchangeCode({ code, redirectUri })
    for (const bad of [code, 'nonsense'])
      await expect(hubspot.oauth.exchangeCode({ code: bad, redirectUri })).rejects.toMatchObject({
        kind: 'hubspot-access-lost',
      })
  })

  test('a refresh gives a new access token and, where HubSpot rotates, a new refresh token', async () => {
    const { hubspot, sandbox } = await startHubspot()
    const first = await hubspot.oauth.exchangeCode({ code: sandbox.grant({ redirectUri }), redirectUri })
    const second = await hubspot.oauth.refresh(first.refreshToken)
    expect(second.accessToken).not.toBe(first.accessToken)
    expect(second.refreshToken).toBe(first.refreshToken)
    sandbox.faults.rotateRefreshTokens(true)
    const third = await hubspot.oauth.refresh(second.refreshToken)
    expect(third.refreshToken).not.toBe(second.refreshToken)
    await expect(hubspot.oauth.refresh(second.refreshToken)).rejects.toMatchObject({ kind: 'hubspot-access-lost' })
  })

  test('a refused refresh means that access is lost', async () => {
    const { hubspot, sandbox } = await startHubspot()
    const { refreshToken } = await hubspot.oauth.exchangeCode({ code: sandbox.grant({ redirectUri }), redirectUri })
    sandbox.faults.revokeRefreshTokens()
    await expect(hubspot.oauth.refresh(refreshToken)).rejects.toMatchObject({ kind: 'hubspot-access-lost' })
  })

  test('a wrong client secret is our own fault and ends nobody’s connection', async () => {
    const { hubspot, sandbox, config } = await startHubspot()
    const { refreshToken } = await hubspot.oauth.exchangeCode({ code: sandbox.grant({ redirectUri }), redirectUri })
    const misconfigured = createHubspot({ ...config, clientSecret: 'typo' }, createBudgets(), { retryBudgetMs: 0 })
    await expect(misconfigured.oauth.refresh(refreshToken)).rejects.toMatchObject({ kind: 'hubspot-rejected' })
  })

  test('a refresh outlives a server error; a code exchange is not sent twice', async () => {
    const { hubspot, sandbox } = await startHubspot()
    const { refreshToken } = await hubspot.oauth.exchangeCode({ code: sandbox.grant({ redirectUri }), redirectUri })
    sandbox.faults.fail('/token', { status: 503 })
    await expect(hubspot.oauth.refresh(refreshToken)).resolves.toMatchObject({ portalId: '7001' })
    sandbox.resetCalls()
    sandbox.faults.failAfterCommit('/token', 503)
    await expect(
      hubspot.oauth.exchangeCode({ code: sandbox.grant({ redirectUri }), redirectUri }),
    ).rejects.toMatchObject({ kind: 'hubspot-unreachable' })
    expect(sandbox.calls()).toEqual({ 'POST /oauth/2026-03/token': 1 })
  })

  test('a revoked grant is dead on both sides, and revoking never throws', async () => {
    const { hubspot, sandbox } = await startHubspot()
    const tokens = await hubspot.oauth.exchangeCode({ code: sandbox.grant({ redirectUri }), redirectUri })
    expect(await hubspot.oauth.revoke(tokens.refreshToken)).toBe(true)
    const crm = hubspot.portal(tokens.portalId, () => Promise.resolve(tokens.accessToken))
    await expect(crm.readContacts(['1'])).rejects.toMatchObject({ kind: 'hubspot-access-lost' })
    await sandbox.close()
    expect(await hubspot.oauth.revoke(tokens.refreshToken)).toBe(false)
  })

  test('a redirect from the token address is not followed', async () => {
    const asked: string[] = []
    const server = createServer((req, res) => {
      asked.push(req.url ?? '')
      res.writeHead(307, { location: '/elsewhere' }).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const apiRoot = `http://127.0.0.1:${port}`
    const config = { clientId: 'a', clientSecret: 'b', apiRoot, authorizeUrl: apiRoot }
    const hubspot = createHubspot(config, createBudgets(), { retryBudgetMs: 0 })
    await expect(hubspot.oauth.refresh('r')).rejects.toMatchObject({ kind: 'hubspot-unreachable' })
    await expect(hubspot.portal('1', () => Promise.resolve('t')).readContacts(['5'])).rejects.toMatchObject({
      kind: 'hubspot-unreachable',
    })
    expect(asked).toEqual(['/oauth/2026-03/token', '/crm/objects/2026-03/contacts/batch/read'])
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
})
