import { describe, expect, test } from '@jest/globals'
import { connectHubspot, note, numbers } from './portal-fixture.ts'

const oneContact = { contacts: [{ firstname: 'Ada' }] }

describe('notes', () => {
  test('250 notes go out in three batches, hang on their contact by type 202, and answer in input order', async () => {
    const { crm, sandbox } = await connectHubspot(oneContact)
    const outcomes = await crm.createNotes(numbers(250).map((n) => note(`key-${n}`, '501')))
    expect(outcomes).toHaveLength(250)
    const stored = new Map(sandbox.notes().map((one) => [one.id, one]))
    outcomes.forEach((outcome, index) => {
      const made = stored.get(outcome.ok ? outcome.value.id : '')
      expect(made?.properties['conduits_key']).toBe(`key-${index + 1}`)
      expect(made?.associations).toEqual([{ contactId: '501', associationTypeId: 202 }])
      expect(made?.properties['hs_timestamp']).toBe('2026-03-02T09:00:00.000Z')
    })
    expect(sandbox.calls()).toEqual({ 'POST /crm/objects/2026-03/notes/batch/create': 3 })
  })

  test('an answer of 207 is read item by item', async () => {
    const { crm, sandbox } = await connectHubspot(oneContact)
    const outcomes = await crm.createNotes([
      note('a', '501'),
      note('b', '999'),
      note('c', '501', 'x'.repeat(65_537)),
      note('d', '501'),
      note('a', '501'),
    ])
    expect(outcomes).toEqual([
      { ok: true, value: { id: expect.any(String) } },
      { ok: false, reason: 'not-found', message: expect.stringContaining('999') },
      { ok: false, reason: 'rejected', message: expect.stringContaining('65536') },
      { ok: true, value: { id: expect.any(String) } },
      { ok: false, reason: 'duplicate', message: expect.any(String) },
    ])
    expect(sandbox.notes().map(({ properties }) => properties['conduits_key'])).toEqual(['a', 'd'])
    expect(sandbox.calls()).toEqual({ 'POST /crm/objects/2026-03/notes/batch/create': 1 })
  })

  test('a key that exists answers duplicate and can be adopted by reading', async () => {
    const { crm } = await connectHubspot(oneContact)
    const [first] = await crm.createNotes([note('k', '501')])
    expect(await crm.createNotes([note('k', '501')])).toMatchObject([{ ok: false, reason: 'duplicate' }])
    const found = await crm.findNotesByKey(['k', 'unknown'])
    expect([...found]).toEqual([['k', first?.ok ? first.value.id : '']])
  })

  test.each(['failAfterCommit', 'dropAfterCommit'] as const)(
    'an answer lost after the work was done (%s) leaves no second note',
    async (fault) => {
      const { crm, sandbox } = await connectHubspot(oneContact)
      if (fault === 'failAfterCommit') sandbox.faults.failAfterCommit('/notes/batch/create', 502)
      else sandbox.faults.dropAfterCommit('/notes/batch/create')
      const outcomes = await crm.createNotes([note('a', '501'), note('b', '501')])
      expect(outcomes).toMatchObject([
        { ok: false, reason: 'duplicate' },
        { ok: false, reason: 'duplicate' },
      ])
      expect(sandbox.notes()).toHaveLength(2)
      expect((await crm.findNotesByKey(['a', 'b'])).size).toBe(2)
    },
  )

  test('a batch refused as a whole is taken apart: what exists is not sent again, the bad one gets its reason', async () => {
    const { crm, sandbox } = await connectHubspot(oneContact)
    await crm.createNotes([note('3', '501')])
    sandbox.resetCalls()
    const body = { status: 'error', message: 'conduits_key has a doubled value', category: 'VALIDATION_ERROR' }
    sandbox.faults.fail('/notes/batch/create', { status: 400, body }, 3)
    const inputs = numbers(8).map((n) => note(String(n), '501', n === 6 ? 'x'.repeat(70_000) : 'fine'))
    const outcomes = await crm.createNotes(inputs)
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.reason))).toEqual([
      ...['ok', 'ok', 'duplicate', 'ok', 'ok', 'rejected', 'ok', 'ok'],
    ])
    expect(sandbox.notes()).toHaveLength(7)
    // Refused: 8, the 7 that do not exist yet, their first 4. Taken: 2, 2 and 3.
    expect(sandbox.calls()).toEqual({
      'POST /crm/objects/2026-03/notes/batch/create': 6,
      'POST /crm/objects/2026-03/notes/batch/read': 3,
    })
  })

  test('notes are updated in batches; one that is gone answers not-found', async () => {
    const { crm, sandbox } = await connectHubspot(oneContact)
    const [made] = await crm.createNotes([note('a', '501')])
    const id = made?.ok ? made.value.id : ''
    const timestamp = new Date('2026-03-05T10:00:00Z')
    const outcomes = await crm.updateNotes([
      { id: '1', body: 'x', timestamp },
      { id, body: '<p>New</p>', timestamp },
    ])
    expect(outcomes).toMatchObject([
      { ok: false, reason: 'not-found' },
      { ok: true, value: { id } },
    ])
    expect(sandbox.notes()[0]?.properties).toMatchObject({
      hs_note_body: '<p>New</p>',
      hs_timestamp: '2026-03-05T10:00:00.000Z',
    })
  })

  test('archived notes are gone, and their key is free again', async () => {
    const { crm, sandbox } = await connectHubspot(oneContact)
    const [made] = await crm.createNotes([note('a', '501')])
    await crm.archiveNotes([made?.ok ? made.value.id : '', '424242'])
    expect(sandbox.notes()[0]?.archived).toBe(true)
    expect((await crm.findNotesByKey(['a'])).size).toBe(0)
    expect(await crm.createNotes([note('a', '501')])).toMatchObject([{ ok: true }])
  })

  test('a portal that refuses unique note properties says so, and keys are found by search', async () => {
    const { crm, sandbox } = await connectHubspot({ ...oneContact, uniqueNoteProperties: false }, { isPrepared: false })
    expect(await crm.ensureProperties()).toEqual({ uniqueNoteKey: false })
    expect(await crm.ensureProperties()).toEqual({ uniqueNoteKey: false })
    const [made] = await crm.createNotes([note('abc', '501')])
    expect(await crm.findNotesByKey(['abc', 'def'])).toEqual(new Map([['abc', made?.ok ? made.value.id : '']]))
    expect(sandbox.calls()).toMatchObject({ 'POST /crm/objects/2026-03/notes/search': 1 })
  })
})
