import { describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { SyncConfigModel, defaultSyncConfig } from '../../models/sync-config.ts'
import { useHouse } from '../setup/house.ts'
import { lines, me, smallWorld } from '../setup/small-world.ts'

const sarah = { id: 10, name: 'Sarah Chen', phone: '+14155550101', username: 'sarahchen' }
const tom = { id: 11, name: 'Tom Baker' }
const lena = { id: 12, name: 'Lena Vogt', username: 'lenavogt' }

const house = useHouse({
  world: smallWorld([
    {
      person: sarah,
      messages: lines(
        [10, '2026-03-20T09:00:00Z', 'Hi Alex, can you send me the data room link before Friday?'],
        [
          1,
          '2026-03-20T09:05:00Z',
          'Sure, I will send it tomorrow. My card is 4111 1111 1111 1111 by the way, password: hunter2secret',
        ],
        [10, '2026-03-21T08:00:00Z', 'Thanks! The partners want to talk about the Series A on Tuesday at 10am.'],
      ),
    },
    {
      person: tom,
      messages: lines([11, '2026-03-21T12:00:00Z', 'We should look at the pilot contract, the price is 12,000 EUR.']),
    },
    { person: lena, messages: lines([12, '2026-03-21T13:00:00Z', 'Ich schicke dir das Angebot bis Montag.']) },
  ]),
  contacts: [
    { firstname: 'Sarah', lastname: 'Chen', phone: '(415) 555-0101' },
    { firstname: 'Lena', lastname: 'Vogt', telegram_username: '@LenaVogt' },
  ],
})

const connected = async () => {
  const resident = await house.moveIn()
  await house.signIn(resident, me.phone)
  await house.connectHubspot(resident)
  return resident
}
type Digest = { id: string; digestDate: string; status: string; noteState: string; noteId: string | null; messageCount: number; summary: string; revised: boolean; error: string | null; dialog: { peerName: string } } // prettier-ignore
const digestsOf = async ({ token }: { token: string }) => {
  const { status, body } = await house.call('GET', '/api/digests', { token })
  expect(status).toBe(200)
  return (body as { digests: Digest[] }).digests
}
const liveNotes = () =>
  house
    .hubspot()
    .notes()
    .filter(({ archived }) => !archived)
const reset = async () => {
  for (const collection of (await mongoose.connection.db?.collections()) ?? []) {
    if (collection.collectionName !== 'jobs') await collection.deleteMany({})
  }
  house.hubspot().faults.clear()
  house.telegram().faults.clear()
  house.hubspot().resetCalls()
  house.telegram().resetCalls()
}

describe('a sync, door to door', () => {
  test('turns new messages into digests and notes on the right contacts', async () => {
    const resident = await connected()
    const before = liveNotes().length
    const run = await house.sync(resident)
    expect(run).toMatchObject({
      jobId: `sync:${resident.userId}:manual:1`,
      state: 'completed',
      progress: 100,
      result: {
        dialogsProcessed: 3,
        digestsCreated: 4,
        digestsUpdated: 0,
        notesCreated: 3,
        notesUpdated: 0,
        errors: [],
      },
    })

    const digests = await digestsOf(resident)
    expect(
      digests
        .map(({ digestDate, dialog, status, noteState, messageCount }) => [
          digestDate,
          dialog.peerName,
          status,
          noteState,
          messageCount,
        ])
        .sort(),
    ).toEqual([
      ['2026-03-20T00:00:00.000Z', 'Sarah Chen', 'COMPLETE', 'written', 2],
      ['2026-03-21T00:00:00.000Z', 'Lena Vogt', 'COMPLETE', 'written', 1],
      ['2026-03-21T00:00:00.000Z', 'Sarah Chen', 'COMPLETE', 'written', 1],
      ['2026-03-21T00:00:00.000Z', 'Tom Baker', 'COMPLETE', 'waiting-match', 1],
    ])
    expect(digests[0]?.digestDate).toBe('2026-03-21T00:00:00.000Z')

    const notes = liveNotes().slice(before)
    expect(notes).toHaveLength(3)
    expect(
      notes.every(({ associations }) => associations.length === 1 && associations[0]?.associationTypeId === 202),
    ).toBe(true)
    expect(house.telegram().calls()).toMatchObject({
      'messages.getDialogs': expect.any(Number),
      'messages.getHistory': 3,
    })
    expect(Object.keys(house.telegram().calls())).not.toEqual(expect.arrayContaining(['messages.readHistory']))
    expect(Object.keys(house.telegram().calls())).not.toEqual(expect.arrayContaining(['account.updateStatus']))
  })

  test('a second sync finds nothing new and reads no history', async () => {
    const [token] = [await mongooseToken()]
    house.telegram().resetCalls()
    const run = await house.sync(token)
    expect(run.result).toEqual({
      dialogsProcessed: 0,
      digestsCreated: 0,
      digestsUpdated: 0,
      notesCreated: 0,
      notesUpdated: 0,
      errors: [],
    })
    expect(house.telegram().calls()['messages.getHistory'] ?? 0).toBe(0)
  })

  test('no secret of a chat and no whole message rests in the database or in a note', async () => {
    const dump: string[] = []
    for (const collection of (await mongoose.connection.db?.collections()) ?? [])
      dump.push(JSON.stringify(await collection.find().toArray()))
    const everything = dump.join() + JSON.stringify(house.hubspot().notes())
    expect(everything).toContain('data room')
    expect(everything).not.toMatch(/4111|hunter2secret/)
  })

  test('a day that goes on is digested anew and its note is updated in place', async () => {
    const resident = await mongooseToken()
    const before = liveNotes().length
    house
      .telegram()
      .addMessage(
        1,
        { user: 10 },
        { from: 10, date: '2026-03-21T18:00:00Z', text: 'One more thing: the term sheet needs an answer by Monday.' },
      )
    const run = await house.sync(resident)
    expect(run.result).toMatchObject({
      dialogsProcessed: 1,
      digestsCreated: 0,
      digestsUpdated: 1,
      notesCreated: 0,
      notesUpdated: 1,
      errors: [],
    })
    expect(liveNotes()).toHaveLength(before)
    const revised = (await digestsOf(resident)).filter(({ revised }) => revised)
    expect(revised).toMatchObject([{ messageCount: 2, status: 'COMPLETE', dialog: { peerName: 'Sarah Chen' } }])
    const note = liveNotes().find(({ id }) => id === revised[0]?.noteId)
    expect(note?.properties.hs_note_body).toMatch(/term sheet/i)
  })

  test('digests that waited are written once their person is a contact', async () => {
    const resident = await mongooseToken()
    house.hubspot().createContact({ firstname: 'Tom', lastname: 'Baker', telegram_user_id: '11' })
    const run = await house.sync(resident)
    expect(run.result).toMatchObject({ dialogsProcessed: 0, digestsCreated: 0, notesCreated: 1 })
    expect((await digestsOf(resident)).every(({ noteState }) => noteState === 'written')).toBe(true)
  })
})

/** The resident of the story above, with a token of its own. */
const mongooseToken = async () => {
  const account = await mongoose.connection.collection('telegramaccounts').findOne({})
  const userId = String(account?.userId)
  const { token } = await house.context().apiTokens.create(userId, { name: 'again', scopes: ['read', 'write'] })
  return { userId, token }
}

describe('when something fails', () => {
  test('one chat that cannot be read is reported, the others are not held back, and the next run makes up for it', async () => {
    await reset()
    const resident = await connected()
    house.telegram().faults.fail('messages.getHistory', { code: 400, message: 'PEER_ID_INVALID' }, 1)
    const first = await house.sync(resident)
    expect(first.state).toBe('completed')
    expect(first.result).toMatchObject({
      errors: [{ dialogId: expect.any(String), peerName: expect.any(String), message: expect.any(String) }],
    })
    const made = Number(first.result?.digestsCreated)
    expect(made).toBeGreaterThanOrEqual(2)
    const second = await house.sync(resident)
    expect(second.result).toMatchObject({ dialogsProcessed: 1, errors: [] })
    expect(made + Number(second.result?.digestsCreated)).toBe(4)
  })

  test('a note whose answer was lost is not written twice', async () => {
    await reset()
    const resident = await connected()
    const before = liveNotes().length
    house.hubspot().faults.dropAfterCommit('/notes/', 1)
    const run = await house.sync(resident)
    expect(run).toMatchObject({ state: 'completed', result: { errors: [] } })
    const written = (await digestsOf(resident)).filter(({ noteState }) => noteState === 'written')
    expect(liveNotes()).toHaveLength(before + written.length)
    expect(new Set(written.map(({ noteId }) => noteId)).size).toBe(written.length)
  })

  test('notes that HubSpot refuses are reported with its reason, and written by the next run', async () => {
    await reset()
    const resident = await connected()
    const before = liveNotes().length
    house
      .hubspot()
      .faults.fail(
        '/notes/batch/create',
        { status: 400, body: { status: 'error', category: 'VALIDATION_ERROR', message: 'a rule of the portal' } },
        20,
      )
    const run = await house.sync(resident)
    expect(run).toMatchObject({ state: 'completed', error: null })
    expect(run.result?.errors).toEqual(
      expect.arrayContaining([expect.objectContaining({ message: expect.stringContaining('a rule of the portal') })]),
    )
    expect(
      (await digestsOf(resident)).some(
        ({ status, error }) => status === 'FAILED' && error?.includes('a rule of the portal'),
      ),
    ).toBe(true)
    house.hubspot().faults.clear()
    const again = await house.sync(resident)
    expect(again.result).toMatchObject({ digestsCreated: 0, errors: [] })
    const written = (await digestsOf(resident)).filter(({ noteState }) => noteState === 'written')
    expect(liveNotes()).toHaveLength(before + written.length)
  })

  test('a session that Telegram has ended fails the run, and the next trigger says what to do', async () => {
    await reset()
    const resident = await connected()
    house.telegram().faults.revoke(1, 'SESSION_REVOKED')
    const run = await house.sync(resident)
    expect(run).toMatchObject({ state: 'failed', error: expect.stringMatching(/sign in/i) })
    const { status, body } = await house.call('POST', '/api/sync/trigger', { token: resident.token })
    expect([status, body]).toEqual([409, { error: expect.stringContaining('Connect Telegram'), code: 'not-connected' }])
  })

  test('an uninstalled HubSpot app fails the run, and the next trigger says what to do', async () => {
    await reset()
    const resident = await connected()
    await mongoose.connection.collection('hubspotconnections').updateMany({}, { $set: { expiresAt: new Date() } })
    house.hubspot().faults.revokeRefreshTokens()
    const run = await house.sync(resident)
    expect(run).toMatchObject({ state: 'failed', error: expect.stringMatching(/connect HubSpot again/i) })
    const { status, body } = await house.call('POST', '/api/sync/trigger', { token: resident.token })
    expect([status, body]).toEqual([409, { error: expect.stringContaining('Connect HubSpot'), code: 'not-connected' }])
  })
})

describe('runs of one user', () => {
  test('never overlap: a trigger during a run returns that run', async () => {
    await reset()
    const resident = await connected()
    house.telegram().faults.latency(40)
    const triggers = await Promise.all(
      Array.from({ length: 8 }, () => house.call('POST', '/api/sync/trigger', { token: resident.token })),
    )
    expect(new Set(triggers.map(({ body }) => (body as { jobId: string }).jobId)).size).toBe(1)
    await house.sync(resident)
    expect((await digestsOf(resident)).length).toBe(4)
  })

  test('a chat with fewer messages than wanted waits while its day lasts and is skipped after', async () => {
    await reset()
    const resident = await connected()
    await SyncConfigModel.create({ ...defaultSyncConfig, _id: resident.userId, minMessages: 2 })
    const today = new Date().toISOString()
    house.telegram().addMessage(1, { user: 12 }, { from: 12, date: today, text: 'Guten Morgen!' })
    const run = await house.sync(resident)
    const digests = await digestsOf(resident)
    expect(run.state).toBe('completed')
    expect(digests.filter(({ status }) => status === 'SKIPPED').length).toBeGreaterThan(0)
    expect(digests.some(({ digestDate }) => digestDate.slice(0, 10) === today.slice(0, 10))).toBe(false)
    house
      .telegram()
      .addMessage(1, { user: 12 }, { from: 1, date: today, text: 'Morgen, Lena. Rufst du mich um 10 an?' })
    await house.sync(resident)
    expect(
      (await digestsOf(resident)).filter(({ digestDate }) => digestDate.slice(0, 10) === today.slice(0, 10)),
    ).toMatchObject([{ messageCount: 2 }])
  })
})
