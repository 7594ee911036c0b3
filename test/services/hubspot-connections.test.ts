import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { createVault } from '../../core/crypto.ts'
import { createLog } from '../../core/log.ts'
import { createBudgets } from '../../integrations/budget/create-budgets.ts'
import { createHubspot } from '../../integrations/hubspot/create-hubspot.ts'
import { HubspotConnectionModel } from '../../models/hubspot-connection.ts'
import { createHubspotConnections, type HubspotConnections } from '../../services/hubspot-connections.ts'
import { createLeases } from '../../services/leases.ts'
import { createUsers } from '../../services/users.ts'
import { startHubspot } from '../integrations/hubspot/portal-fixture.ts'

const keys = [{ kid: 'k1', key: randomBytes(32) }] as const
const log = createLog('silent')
const redirectUri = 'http://localhost:3000/api/hubspot/callback'
const userId = 'user1'
const tokenPath = 'POST /oauth/2026-03/token'

type Started = Awaited<ReturnType<typeof startHubspot>>
let started: Started
let lost: string[]
let processes: HubspotConnections[]
beforeEach(async () => {
  await HubspotConnectionModel.deleteMany({})
  started = await startHubspot()
  lost = []
  // As many processes: nothing in memory is shared, only the database.
  processes = [1, 2, 3].map(() =>
    createHubspotConnections({
      hubspot: createHubspot(started.config, createBudgets(), { retryBudgetMs: 3_000 }),
      vault: createVault([...keys]),
      redirectUri,
      users: createUsers(),
      leases: createLeases(),
      connectionLost: (user) => void lost.push(user),
      log,
    }),
  )
  const [first] = processes
  const { url, browser } = await first!.begin(userId)
  const state = new URL(url).searchParams.get('state') ?? ''
  await first!.complete({ code: started.sandbox.grant({ redirectUri }), state, browser, signedInAs: userId })
  started.sandbox.resetCalls()
})
const age = () =>
  HubspotConnectionModel.updateOne({ _id: userId }, { $set: { expiresAt: new Date(Date.now() + 60_000) } })
/** Every process reads a contact several times at once. */
const everybodyReads = () =>
  Promise.allSettled(
    processes.flatMap((one) =>
      [1, 2, 3, 4].map(async () => (await one.crm(userId)).readContacts(['1'])),
    ),
  ) // prettier-ignore
const stored = () => HubspotConnectionModel.findOne({ _id: userId }).lean()

describe('the access token', () => {
  test('is refreshed before it expires, once for all processes, and what came back is stored', async () => {
    started.sandbox.faults.rotateRefreshTokens(true)
    for (const round of [1, 2]) {
      await age()
      const before = await stored()
      expect((await everybodyReads()).every(({ status }) => status === 'fulfilled')).toBe(true)
      expect(started.sandbox.calls()[tokenPath]).toBe(round)
      const after = await stored()
      expect(after?.tokenVersion).toBe((before?.tokenVersion ?? 0) + 1)
      expect(after?.refreshToken).not.toBe(before?.refreshToken)
    }
  })

  test('that HubSpot refuses before its time is renewed once, and the calls go through', async () => {
    started.sandbox.faults.expireAccessTokens()
    expect((await everybodyReads()).every(({ status }) => status === 'fulfilled')).toBe(true)
    expect(started.sandbox.calls()[tokenPath]).toBe(1)
    expect(lost).toEqual([])
  })

  test('whose refresh is refused marks the connection lost and tells the user, once', async () => {
    started.sandbox.faults.revokeRefreshTokens()
    await age()
    const ends = await everybodyReads()
    expect(
      ends.every((end) => end.status === 'rejected' && (end.reason as { kind: string }).kind === 'hubspot-access-lost'),
    ).toBe(true)
    expect(started.sandbox.calls()[tokenPath]).toBe(1)
    expect(lost).toEqual([userId])
    expect(await stored()).toMatchObject({ status: 'needs-reconnect' })
    expect(await processes[1]!.isUsable(userId)).toBe(false)
  })

  test('survives a HubSpot that fails for a while, a refresh that never answered, and a process that died refreshing', async () => {
    await age()
    started.sandbox.faults.fail('/oauth/', { status: 503 }, 2)
    expect((await everybodyReads()).every(({ status }) => status === 'fulfilled')).toBe(true)
    await age()
    await HubspotConnectionModel.updateOne({ _id: userId }, { $set: { refreshLeaseUntil: new Date(Date.now() + 700) } })
    expect((await everybodyReads()).every(({ status }) => status === 'fulfilled')).toBe(true)
    expect(await stored()).toMatchObject({ status: 'active' })
  })
})

describe('the properties', () => {
  test('that an admin has deleted are made again when they are missed', async () => {
    const { sandbox } = started
    const crm = await processes[0]!.crm(userId)
    const id = sandbox.createContact({ firstname: 'Ada' })
    for (const name of ['telegram_username', 'telegram_user_id']) sandbox.faults.deleteProperty('contacts', name)
    sandbox.faults.deleteProperty('notes', 'conduits_key')
    expect(await crm.findContactsByTelegram({ usernames: ['ada'], userIds: ['1'] })).toEqual([])
    sandbox.faults.deleteProperty('contacts', 'telegram_user_id')
    expect(await crm.updateContacts([{ id, properties: { telegram_user_id: '1' } }])).toMatchObject([{ ok: true }])
    sandbox.faults.deleteProperty('notes', 'conduits_key')
    const note = { key: 'k', contactId: id, body: '<p>x</p>', timestamp: new Date(), ownerId: null }
    expect(await crm.createNotes([note, { ...note, key: 'k2' }])).toMatchObject([{ ok: true }, { ok: true }])
    expect(sandbox.properties().notes.find(({ name }) => name === 'conduits_key')).toMatchObject({
      hasUniqueValue: true,
    })
  })
})

describe('a storm of 429s', () => {
  test('is waited out: nobody hammers, every call ends well', async () => {
    started.sandbox.faults.rateLimit(6, 1)
    const ends = await everybodyReads()
    expect(ends.every(({ status }) => status === 'fulfilled')).toBe(true)
    const reads = started.sandbox.calls()['POST /crm/objects/2026-03/contacts/batch/read'] ?? 0
    expect(reads).toBeLessThanOrEqual(12 + 6)
  }, 15_000)
})
