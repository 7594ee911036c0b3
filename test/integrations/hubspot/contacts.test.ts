import { describe, expect, test } from '@jest/globals'
import { connectHubspot, numbers } from './portal-fixture.ts'

const names = (contacts: { firstname: string | null }[]) => contacts.map(({ firstname }) => firstname).sort()

describe('contacts', () => {
  test('are found by phone however it is written, on either phone field, many in one search', async () => {
    const { crm, sandbox } = await connectHubspot({
      contacts: [
        { firstname: 'Local', phone: '(415) 555-2671' },
        { firstname: 'Mobile', mobilephone: '+49 (0)151 2345 6789' },
        { firstname: 'Exact', phone: '+33612345678' },
        { firstname: 'Other', phone: '+33 6 99 99 99 99' },
      ],
    })
    const phones = ['+14155552671', '+4915123456789', '+33612345678', '+441632960001']
    expect(names(await crm.findContactsByPhone(phones))).toEqual(['Exact', 'Local', 'Mobile'])
    expect(sandbox.calls()).toEqual({ 'POST /crm/objects/2026-03/contacts/search': 1 })
    expect(await crm.findContactsByPhone([])).toEqual([])
  })

  test('are found among hundreds of phones in requests that HubSpot takes (3,000 characters)', async () => {
    const phone = (n: number) => `+1415555${String(2_000 + n)}`
    const { crm, sandbox } = await connectHubspot({
      contacts: numbers(3).map((n) => ({ firstname: `C${n * 100}`, phone: phone(n * 100) })),
    })
    const found = await crm.findContactsByPhone([...numbers(300).map(phone), 'x'.repeat(5_000)])
    expect(names(found)).toEqual(['C100', 'C200', 'C300'])
    const searches = sandbox.calls()['POST /crm/objects/2026-03/contacts/search']
    expect(searches).toBeGreaterThan(3)
    expect(searches).toBeLessThanOrEqual(8)
  })

  test('are found by Telegram username in any case, with or without @, and by user id', async () => {
    const { crm } = await connectHubspot({
      contacts: [
        { firstname: 'Plain', telegram_username: 'SarahChen' },
        { firstname: 'At', telegram_username: '@jonas' },
        { firstname: 'Id', telegram_user_id: '123456789' },
        { firstname: 'Other', telegram_username: 'sarah' },
      ],
    })
    const found = await crm.findContactsByTelegram({ usernames: ['@sarahchen', 'Jonas'], userIds: ['123456789'] })
    expect(names(found)).toEqual(['At', 'Id', 'Plain'])
    expect(found.find(({ firstname }) => firstname === 'Plain')?.telegramUsername).toBe('SarahChen')
    expect(await crm.findContactsByTelegram({ usernames: [], userIds: [] })).toEqual([])
  })

  test('are found by any word of a name, up to a limit, and an asterisk is no wildcard', async () => {
    const { crm } = await connectHubspot({
      contacts: [
        { firstname: 'Amélie', lastname: 'Rousseau' },
        { firstname: 'Jean Paul', lastname: 'Weber' },
        { firstname: 'Paula', lastname: 'Stone' },
        ...numbers(250).map((n) => ({ firstname: `Kim${n}`, lastname: 'Park' })),
      ],
    })
    expect(names(await crm.findContactsByName(['amélie', 'PAUL', 'nobody', 'stone']))).toEqual([
      ...['Amélie', 'Jean Paul', 'Paula'],
    ])
    expect(await crm.findContactsByName(['park'])).toHaveLength(100)
    expect(await crm.findContactsByName(['park'], 230)).toHaveLength(230)
    expect(await crm.findContactsByName(['*', ''])).toEqual([])
  })

  test('are read in batches, unknown ids left out', async () => {
    const { crm, sandbox } = await connectHubspot({ contacts: numbers(120).map((n) => ({ firstname: `C${n}` })) })
    const ids = [...sandbox.contacts().map(({ id }) => id), '999999']
    expect(await crm.readContacts(ids)).toHaveLength(120)
    expect(sandbox.calls()).toEqual({ 'POST /crm/objects/2026-03/contacts/batch/read': 2 })
  })

  test('are created in batches, each with its own outcome in input order', async () => {
    const { crm, sandbox } = await connectHubspot({ contacts: [{ email: 'taken@example.com' }] })
    const inputs = numbers(150).map((n) => ({ firstname: `New${n}`, email: `new${n}@example.com` }))
    inputs[3] = { firstname: 'Bad', email: 'not an email' }
    inputs[120] = { firstname: 'Double', email: 'taken@example.com' }
    const outcomes = await crm.createContacts(inputs)
    expect(outcomes[3]).toEqual({ ok: false, reason: 'rejected', message: 'Email address not an email is invalid' })
    expect(outcomes[120]).toMatchObject({ ok: false, reason: 'duplicate', message: expect.stringContaining('501') })
    expect(outcomes[149]).toMatchObject({ ok: true, value: { firstname: 'New150' } })
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(148)
    expect(sandbox.contacts()).toHaveLength(149)
  })

  test.each([
    ['a server error', 'failAfterCommit'],
    ['a dropped connection', 'dropAfterCommit'],
  ] as const)('a create that may have been done is not sent again after %s', async (_what, fault) => {
    const { crm, sandbox } = await connectHubspot()
    if (fault === 'failAfterCommit') sandbox.faults.failAfterCommit('/contacts/batch/create', 500)
    else sandbox.faults.dropAfterCommit('/contacts/batch/create')
    await expect(crm.createContacts([{ firstname: 'Once' }])).rejects.toMatchObject({ kind: 'hubspot-unreachable' })
    expect(sandbox.contacts()).toHaveLength(1)
  })

  test('when a later batch of creates is lost, what was made before is told and the rest is unconfirmed', async () => {
    const { hubspot, sandbox, tokens } = await connectHubspot()
    let calls = 0
    const crm = hubspot.portal('7001', () => {
      calls += 1
      if (calls === 2) sandbox.faults.failAfterCommit('/contacts/batch/create', 500)
      return Promise.resolve(tokens.accessToken)
    })
    const outcomes = await crm.createContacts(numbers(201).map((n) => ({ firstname: `N${n}` })))
    expect(outcomes.slice(0, 100).every(({ ok }) => ok)).toBe(true)
    expect(outcomes.slice(100).every((outcome) => !outcome.ok && outcome.reason === 'unconfirmed')).toBe(true)
    expect(sandbox.calls()).toEqual({ 'POST /crm/objects/2026-03/contacts/batch/create': 2 })
  })

  test('updates set our properties; a contact that is gone and a bad value each get their reason', async () => {
    const { crm, sandbox } = await connectHubspot({ contacts: [{ firstname: 'Ada' }, { firstname: 'Bob' }] })
    const outcomes = await crm.updateContacts([
      { id: '501', properties: { telegram_urgency: 'high', telegram_conversation_count: '3' } },
      { id: '777', properties: { telegram_urgency: 'low' } },
      { id: '502', properties: { telegram_urgency: 'panic' } },
    ])
    expect(outcomes).toMatchObject([
      { ok: true, value: { id: '501' } },
      { ok: false, reason: 'not-found' },
      { ok: false, reason: 'rejected', message: expect.stringContaining('panic') },
    ])
    expect(sandbox.contacts()[0]?.properties).toMatchObject({ telegram_urgency: 'high' })
  })

  test('the same contact twice in one list is updated by both, in order', async () => {
    const { crm, sandbox } = await connectHubspot({ contacts: [{ firstname: 'Ada' }] })
    const outcomes = await crm.updateContacts([
      { id: '501', properties: { firstname: 'Once' } },
      { id: '501', properties: { firstname: 'Twice' } },
    ])
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(sandbox.contacts()[0]?.properties['firstname']).toBe('Twice')
  })

  test('a merged contact is still reached by its old id', async () => {
    const { crm, sandbox } = await connectHubspot({ contacts: [{ firstname: 'Ada' }, { lastname: 'Lovelace' }] })
    const merged = sandbox.mergeContacts('501', '502')
    expect(await crm.readContacts(['501'])).toMatchObject([{ id: merged, firstname: 'Ada', lastname: 'Lovelace' }])
  })
})
