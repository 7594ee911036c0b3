import { describe, expect, test } from '@jest/globals'
import { contactsPath, notesPath, propertiesPath, startSandbox } from './client-fixture.ts'

const noteOn = (contactId: string, { typeId = 202, trace }: { typeId?: number; trace?: string } = {}) => ({
  properties: { hs_timestamp: '2026-03-01T00:00:00Z', hs_note_body: 'x' },
  associations: [
    { to: { id: contactId }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: typeId }] },
  ],
  ...(trace ? { objectWriteTraceId: trace } : {}),
})

describe('records of the HubSpot stand-in', () => {
  test('live on dated paths only', async () => {
    const { call, sandbox } = await startSandbox({ contacts: [{ firstname: 'Ada' }] })
    expect((await call('GET', '/crm/v3/objects/contacts/501')).status).toBe(404)
    expect((await call('GET', '/crm/objects/2026-09/contacts/501')).status).toBe(200)
    expect(await call('GET', `${contactsPath}/501?properties=company`)).toMatchObject({
      status: 200,
      body: { id: '501', properties: { firstname: 'Ada', company: null } },
    })
    expect(sandbox.calls()).toMatchObject({
      'GET /crm/v3/objects/contacts/501': 1,
      'GET /crm/objects/2026-09/contacts/{id}': 1,
    })
  })

  test('are created, changed, archived and erased one by one', async () => {
    const { call } = await startSandbox()
    const made = await call('POST', contactsPath, { properties: { email: 'Ada@Example.com', firstname: 'Ada' } })
    expect(made).toMatchObject({ status: 201, body: { properties: { email: 'ada@example.com' } } })
    const path = `${contactsPath}/${String(made.body?.['id'])}`
    expect(await call('PATCH', path, { properties: { firstname: '' } })).toMatchObject({ status: 200 })
    expect((await call('GET', path)).body).toMatchObject({ properties: { firstname: null } })
    expect((await call('GET', `${contactsPath}/ada@example.com?idProperty=email`)).status).toBe(200)
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('GET', path)).status).toBe(404)
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('POST', `${contactsPath}/gdpr-delete`, { objectId: '1' })).status).toBe(404)
  })

  test('refuse what HubSpot refuses', async () => {
    const { call } = await startSandbox({ contacts: [{ email: 'a@example.com' }] })
    const create = async (properties: Record<string, string>) => {
      const { status, body } = await call('POST', contactsPath, { properties })
      return [status, String(body?.['message'])]
    }
    expect(await create({ email: 'A@example.com' })).toEqual([409, 'Contact already exists. Existing ID: 501'])
    expect(await create({ shoe_size: '44' })).toEqual([400, expect.stringContaining('PROPERTY_DOESNT_EXIST')])
    expect(await create({ createdate: '2020-01-01' })).toEqual([400, expect.stringContaining('READ_ONLY_VALUE')])
    expect(await create({ email: 'nope' })).toEqual([400, expect.stringContaining('INVALID_EMAIL')])
    expect((await call('POST', contactsPath, '{"broken')).status).toBe(400)
    expect(await call('POST', notesPath, { properties: { hs_note_body: 'no time' } })).toMatchObject({ status: 400 })
  })

  test('hang notes on contacts by association type 202 and no other', async () => {
    const { call, sandbox } = await startSandbox({ contacts: [{ firstname: 'Ada' }] })
    expect((await call('POST', notesPath, noteOn('501'))).status).toBe(201)
    expect((await call('POST', notesPath, noteOn('501', { typeId: 201 }))).status).toBe(400)
    expect((await call('POST', notesPath, noteOn('888'))).status).toBe(404)
    expect(sandbox.notes().map(({ associations }) => associations)).toEqual([
      [{ contactId: '501', associationTypeId: 202 }],
    ])
  })

  test('a batch create fails as a whole, unless every input has its own trace id', async () => {
    const { call, sandbox } = await startSandbox({ contacts: [{ firstname: 'Ada' }] })
    const path = `${notesPath}/batch/create`
    expect((await call('POST', path, { inputs: [noteOn('501'), noteOn('888')] })).status).toBe(404)
    expect(sandbox.notes()).toEqual([])
    const inputs = [noteOn('501', { trace: 'a' }), noteOn('888', { trace: 'b' })]
    expect(await call('POST', path, { inputs })).toMatchObject({
      status: 207,
      body: {
        numErrors: 1,
        results: [{ objectWriteTraceId: 'a' }],
        errors: [{ category: 'OBJECT_NOT_FOUND', context: { objectWriteTraceId: ['b'] } }],
      },
    })
    expect(sandbox.notes()).toHaveLength(1)
  })

  test('batches take 1 to 100 inputs and no id twice', async () => {
    const { call } = await startSandbox({ contacts: [{ firstname: 'Ada' }] })
    const inputs = Array.from({ length: 101 }, () => ({ properties: {} }))
    expect((await call('POST', `${contactsPath}/batch/create`, { inputs })).status).toBe(400)
    expect((await call('POST', `${contactsPath}/batch/create`, { inputs: inputs.slice(1) })).status).toBe(201)
    expect((await call('POST', `${contactsPath}/batch/create`, { inputs: [] })).status).toBe(400)
    const twice = { id: '501', properties: { firstname: 'B' } }
    expect((await call('POST', `${contactsPath}/batch/update`, { inputs: [twice, twice] })).status).toBe(400)
  })

  test('a merge makes a new contact that the old ids and the notes lead to', async () => {
    const { call, sandbox } = await startSandbox({
      contacts: [{ firstname: 'Ada', email: 'a@x.example' }, { city: 'Rome' }],
    })
    await call('POST', notesPath, noteOn('502'))
    const { body } = await call('POST', `${contactsPath}/merge`, { primaryObjectId: '501', objectIdToMerge: '502' })
    const id = String(body?.['id'])
    expect(['501', '502']).not.toContain(id)
    expect((await call('GET', `${contactsPath}/502?properties=city`)).body).toMatchObject({
      id,
      properties: { city: 'Rome', email: 'a@x.example' },
    })
    expect(sandbox.notes()[0]?.associations[0]?.contactId).toBe(id)
  })
})

describe('properties of the HubSpot stand-in', () => {
  const property = { name: 'my_key', label: 'Key', groupName: 'notes', type: 'string', fieldType: 'text' }

  test('are listed, made once, archived', async () => {
    const { call } = await startSandbox()
    expect((await call('GET', `${propertiesPath}/notes/my_key`)).status).toBe(404)
    expect((await call('POST', `${propertiesPath}/notes`, property)).status).toBe(201)
    expect((await call('POST', `${propertiesPath}/notes`, property)).status).toBe(409)
    expect((await call('POST', `${propertiesPath}/notes`, { ...property, name: 'b', groupName: 'no' })).status).toBe(
      400,
    )
    expect((await call('DELETE', `${propertiesPath}/notes/my_key`)).status).toBe(204)
    expect((await call('GET', `${propertiesPath}/notes/my_key`)).status).toBe(404)
  })

  test('a unique one refuses a doubled value on create and update, and reads records by value', async () => {
    const { call } = await startSandbox()
    await call('POST', `${propertiesPath}/notes`, { ...property, hasUniqueValue: true })
    const create = (key: string) =>
      call('POST', notesPath, { properties: { hs_timestamp: '1767225600000', my_key: key } })
    const first = await create('one')
    const second = await create('two')
    expect(await create('one')).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('CONFLICTING_UNIQUE_VALUE') },
    })
    const change = await call('PATCH', `${notesPath}/${String(second.body?.['id'])}`, { properties: { my_key: 'one' } })
    expect(change.status).toBe(400)
    expect((await call('GET', `${notesPath}/one?idProperty=my_key`)).body?.['id']).toBe(first.body?.['id'])
    expect((await call('GET', `${notesPath}/x?idProperty=hs_note_body`)).status).toBe(400)
  })

  test('at most ten are unique per object type, and on notes none where the portal says so', async () => {
    const { call } = await startSandbox({ uniqueNoteProperties: false })
    const unique = (n: number) => ({
      ...property,
      groupName: 'contactinformation',
      name: `k${n}`,
      hasUniqueValue: true,
    })
    const statuses: number[] = []
    for (let n = 1; n <= 11; n += 1) statuses.push((await call('POST', `${propertiesPath}/contacts`, unique(n))).status)
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 201), 400])
    const onNotes = await call('POST', `${propertiesPath}/notes`, { ...property, hasUniqueValue: true })
    expect(onNotes.status).toBe(400)
  })
})
