import { describe, expect, test } from '@jest/globals'
import { createBudgets } from '../../../integrations/budget/create-budgets.ts'
import { createHubspot } from '../../../integrations/hubspot/create-hubspot.ts'
import { connectHubspot, note, numbers } from './portal-fixture.ts'

const oneContact = { contacts: [{ firstname: 'Ada' }] }

describe('calls to HubSpot', () => {
  test('obey Retry-After on a 429 and then succeed, creates of contacts included', async () => {
    const { crm, sandbox } = await connectHubspot(oneContact)
    sandbox.faults.rateLimit(1, 1)
    const startedAt = Date.now()
    expect(await crm.createContacts([{ firstname: 'B' }])).toMatchObject([{ ok: true }])
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(990)
    expect(sandbox.contacts()).toHaveLength(2)
  })

  test('give up on a 429 that outlasts the budget, and say for how long', async () => {
    const { crm, sandbox } = await connectHubspot(oneContact)
    sandbox.faults.rateLimit(1, 60)
    await expect(crm.readContacts(['501'])).rejects.toMatchObject({
      kind: 'hubspot-rate-limited',
      retryAfterSeconds: 60,
    })
    expect(Object.values(sandbox.calls())).toEqual([1])
  })

  test('do not hammer a portal whose daily limit is used up', async () => {
    const { crm, sandbox } = await connectHubspot(oneContact)
    sandbox.faults.fail('/crm/', { status: 429, body: { status: 'error', message: 'daily', policyName: 'DAILY' } }, 9)
    await expect(crm.readContacts(['501'])).rejects.toMatchObject({ kind: 'hubspot-rate-limited' })
    expect(Object.values(sandbox.calls())).toEqual([1])
  })

  test('stay under the portal’s limit of their own accord', async () => {
    const { crm, sandbox } = await connectHubspot({ ...oneContact, rateLimit: { searchPerSecond: 5 } })
    await Promise.all(numbers(6).map(() => crm.findContactsByName(['ada'])))
    // A search over the limit would be answered 429 and sent again, so six calls mean six answers.
    expect(sandbox.calls()).toEqual({ 'POST /crm/objects/2026-03/contacts/search': 6 })
  })

  test('outlive server errors and unreadable answers', async () => {
    const { crm, sandbox } = await connectHubspot(oneContact)
    sandbox.faults.fail('/batch/read', { status: 502, body: '<html>' })
    sandbox.faults.fail('/batch/read', { status: 200, body: { nonsense: true } })
    expect(await crm.readContacts(['501'])).toHaveLength(1)
    expect(Object.values(sandbox.calls())).toEqual([3])
  })

  test('end in time when HubSpot hangs', async () => {
    const { crm, sandbox } = await connectHubspot(oneContact, { timeoutMs: 300, retryBudgetMs: 0 })
    sandbox.faults.hang('/batch/read')
    const startedAt = Date.now()
    await expect(crm.readContacts(['501'])).rejects.toMatchObject({ kind: 'hubspot-unreachable' })
    expect(Date.now() - startedAt).toBeLessThan(1_500)
    expect(await crm.readContacts(['501'])).toHaveLength(1)
  })

  test('retry a hanging note create without a second note', async () => {
    const { crm, sandbox } = await connectHubspot(oneContact, { timeoutMs: 300 })
    sandbox.faults.hang('/notes/batch/create')
    expect(await crm.createNotes([note('a', '501')])).toMatchObject([{ ok: true }])
    expect(sandbox.notes()).toHaveLength(1)
  })

  test('say that access is lost on a dead token and on missing scopes, without retrying', async () => {
    const { hubspot, sandbox, crm } = await connectHubspot(oneContact)
    sandbox.faults.expireAccessTokens()
    await expect(crm.readContacts(['501'])).rejects.toMatchObject({ kind: 'hubspot-access-lost' })
    const redirectUri = 'http://localhost/cb'
    const code = sandbox.grant({ redirectUri, scopes: ['oauth', 'crm.objects.contacts.read'] })
    const { accessToken } = await hubspot.oauth.exchangeCode({ code, redirectUri })
    const weak = hubspot.portal('7001', () => Promise.resolve(accessToken))
    expect(await weak.readContacts(['501'])).toHaveLength(1)
    await expect(weak.createNotes([note('a', '501')])).rejects.toMatchObject({ kind: 'hubspot-access-lost' })
    expect(sandbox.calls()['POST /crm/objects/2026-03/notes/batch/create']).toBe(1)
  })

  test('ask for the access token before every call', async () => {
    const { hubspot, tokens } = await connectHubspot(oneContact)
    let asked = 0
    const crm = hubspot.portal('7001', () => {
      asked += 1
      return Promise.resolve(tokens.accessToken)
    })
    await crm.readContacts(['501'])
    await crm.readContacts(['501'])
    expect(asked).toBe(2)
  })

  test('say that HubSpot is unreachable when nothing listens', async () => {
    const { crm, sandbox, config } = await connectHubspot(oneContact, { retryBudgetMs: 300 })
    await sandbox.close()
    await expect(crm.createContacts([{ firstname: 'A' }])).rejects.toMatchObject({ kind: 'hubspot-unreachable' })
    const hubspot = createHubspot(config, createBudgets(), { retryBudgetMs: 0 })
    await expect(hubspot.oauth.refresh('x')).rejects.toMatchObject({ kind: 'hubspot-unreachable' })
  })

  test('use dated paths only', async () => {
    const { crm, sandbox } = await connectHubspot(oneContact, { isPrepared: false })
    await crm.ensureProperties()
    await crm.findContactsByPhone(['+14155552671'])
    await crm.updateContacts([{ id: '501', properties: { firstname: 'A' } }])
    const [made] = await crm.createNotes([note('a', '501')])
    await crm.findNotesByKey(['a'])
    await crm.archiveNotes([made?.ok ? made.value.id : ''])
    const paths = Object.keys(sandbox.calls())
    expect(paths.length).toBeGreaterThan(8)
    expect(paths.filter((path) => !path.includes('/2026-03/'))).toEqual([])
  })
})

describe('our properties', () => {
  test('are made once, in a group of their own, with a unique key on notes', async () => {
    const { crm, sandbox } = await connectHubspot({}, { isPrepared: false })
    expect(await crm.ensureProperties()).toEqual({ uniqueNoteKey: true })
    const ours = sandbox.properties().contacts.filter(({ groupName }) => groupName === 'conduits')
    expect(Object.fromEntries(ours.map(({ name, type }) => [name, type]))).toEqual({
      telegram_username: 'string',
      telegram_user_id: 'string',
      telegram_last_sync: 'datetime',
      telegram_conversation_count: 'number',
      telegram_last_message_at: 'datetime',
      telegram_awaiting_reply_since: 'datetime',
      telegram_urgency: 'enumeration',
      telegram_next_step: 'string',
    })
    sandbox.resetCalls()
    expect(await crm.ensureProperties()).toEqual({ uniqueNoteKey: true })
    expect(Object.keys(sandbox.calls()).filter((call) => call.startsWith('POST'))).toEqual([])
  })

  test('may be made by two processes at once', async () => {
    const { crm } = await connectHubspot({}, { isPrepared: false })
    expect(await Promise.all([crm.ensureProperties(), crm.ensureProperties()])).toEqual([
      { uniqueNoteKey: true },
      { uniqueNoteKey: true },
    ])
  })
})
