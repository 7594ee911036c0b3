import { describe, expect, test } from '@jest/globals'
import { contactsPath, startSandbox } from './client-fixture.ts'

const oneContact = { contacts: [{ firstname: 'Ada' }] }
const path = `${contactsPath}/501`

describe('limits and faults of the HubSpot stand-in', () => {
  test('the rolling window answers 429 in HubSpot’s words and counts down in headers', async () => {
    const { call } = await startSandbox({ ...oneContact, rateLimit: { perTenSeconds: 2 } })
    const first = await call('GET', path)
    expect(first.headers.get('x-hubspot-ratelimit-max')).toBe('2')
    expect(first.headers.get('x-hubspot-ratelimit-remaining')).toBe('1')
    expect(first.headers.get('x-hubspot-ratelimit-interval-milliseconds')).toBe('10000')
    await call('GET', path)
    expect(await call('GET', path)).toMatchObject({
      status: 429,
      body: {
        errorType: 'RATE_LIMIT',
        policyName: 'TEN_SECONDLY_ROLLING',
        correlationId: expect.stringMatching(/^[\w-]{36}$/),
      },
    })
  })

  test('searches have a stricter limit', async () => {
    const { call } = await startSandbox({ ...oneContact, rateLimit: { searchPerSecond: 1 } })
    const search = () => call('POST', `${contactsPath}/search`, {})
    const answers = await Promise.all([search(), search()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429])
  })

  test('faults strike as often as ordered, before or after the work', async () => {
    const { call, sandbox } = await startSandbox(oneContact)
    const rename = (firstname: string) => call('PATCH', path, { properties: { firstname } })
    const nameNow = () => sandbox.contacts()[0]?.properties['firstname']
    sandbox.faults.fail('/contacts/', { status: 503, headers: { 'Retry-After': '7' } })
    const refused = await rename('B')
    expect([refused.status, refused.headers.get('retry-after'), nameNow()]).toEqual([503, '7', 'Ada'])
    sandbox.faults.failAfterCommit('/contacts/', 502)
    expect([(await rename('C')).status, nameNow()]).toEqual([502, 'C'])
    sandbox.faults.dropAfterCommit('/contacts/')
    await expect(rename('D')).rejects.toThrow()
    expect(nameNow()).toBe('D')
    sandbox.faults.rateLimit(1, 3)
    const limited = await rename('E')
    expect([limited.status, limited.headers.get('retry-after'), nameNow()]).toEqual([429, '3', 'D'])
    expect((await rename('F')).status).toBe(200)
  })

  test('a hanging call ends when faults are cleared', async () => {
    const { call, sandbox } = await startSandbox(oneContact)
    sandbox.faults.hang('/contacts/')
    const hanging = call('GET', path)
    const ended = expect(hanging).rejects.toThrow()
    while (Object.keys(sandbox.calls()).length < 2) await new Promise(setImmediate)
    sandbox.faults.clear()
    await ended
    expect((await call('GET', path)).status).toBe(200)
  })

  test('latency delays every answer', async () => {
    const { call, sandbox } = await startSandbox(oneContact)
    sandbox.faults.latency(120)
    const startedAt = Date.now()
    await call('GET', path)
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(115)
  })
})

describe('the page of the HubSpot stand-in', () => {
  test('shows notes under their contact and lets nothing in them run', async () => {
    const { call, sandbox } = await startSandbox({ contacts: [{ firstname: '<b>Ada</b>' }] })
    const body =
      '<h3 onclick="x()">Summary</h3><p>a &lt;i&gt; b &amp; c</p><script>alert(1)</script><img src=x onerror=alert(1)>' +
      '<a href="https://example.com/?a=1&amp;b=2">link</a><a href="javascript:alert(1)">bad</a>'
    await call('POST', '/crm/objects/2026-03/notes', {
      properties: { hs_timestamp: '2026-03-01T08:30:00Z', hs_note_body: body },
      associations: [
        { to: { id: '501' }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 202 }] },
      ],
    })
    const response = await fetch(`${sandbox.apiRoot}/sandbox`)
    const html = await response.text()
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(html).toContain('&lt;b&gt;Ada&lt;/b&gt;')
    expect(html).toContain('<h3>Summary</h3><p>a &lt;i&gt; b &amp; c</p>')
    expect(html).toContain('<a href="https://example.com/?a=1&amp;b=2" rel="noopener noreferrer">link</a>')
    expect(html).not.toMatch(/<script|<img|<a href="javascript/i)
    const state: unknown = await (await fetch(`${sandbox.apiRoot}/sandbox/state`)).json()
    expect(state).toMatchObject({ contacts: [{ id: '501' }], notes: [{ associations: [{ contactId: '501' }] }] })
  })
})
