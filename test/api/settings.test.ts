import { beforeAll, describe, expect, test } from '@jest/globals'
import { type Resident, useHouse } from '../setup/house.ts'
import { smallWorld } from '../setup/small-world.ts'

const house = useHouse({ world: smallWorld([]) })
let resident: Resident
beforeAll(async () => {
  resident = await house.moveIn()
})
const get = async () => (await house.call('GET', '/api/settings', { token: resident.token })).body
const post = (body: unknown) => house.call('POST', '/api/settings', { token: resident.token, body })

describe('settings', () => {
  test('have defaults before anything is set', async () => {
    expect(await get()).toMatchObject({
      config: {
        syncTime: '21:00',
        timezone: 'UTC',
        includeGroups: false,
        minMessages: 1,
        summaryStyle: 'BUSINESS',
        digestLanguage: 'chat',
        autoCreateContacts: false,
      },
    })
  })

  test('keep what a change does not name', async () => {
    const first = await post({ syncTime: '07:30', timezone: 'America/New_York' })
    expect([first.status, first.body]).toEqual([
      200,
      { config: expect.objectContaining({ syncTime: '07:30', timezone: 'America/New_York', minMessages: 1 }) },
    ])
    await post({ minMessages: 3, summaryStyle: 'MINIMAL', digestLanguage: 'en' })
    await post({})
    expect(await get()).toMatchObject({
      config: {
        syncTime: '07:30',
        timezone: 'America/New_York',
        minMessages: 3,
        summaryStyle: 'MINIMAL',
        digestLanguage: 'en',
      },
    })
  })

  test.each([
    [{ syncTime: '24:00' }, /syncTime: not a time of day/],
    [{ timezone: 'Mars/Olympus' }, /timezone: not an IANA time zone/],
    [{ minMessages: 0 }, /minMessages/],
    [{ minMessages: '3' }, /minMessages/],
    [{ summaryStyle: 'POETIC' }, /summaryStyle/],
    [{ digestLanguage: 'Klingon' }, /digestLanguage: must be "chat" or a two-letter language code/],
    [{ includeGroups: 'yes' }, /includeGroups/],
    [{ plan: 'paid' }, /plan/],
    [{ syncTime: '24:00', minMessages: 0 }, /syncTime.*minMessages/],
    [{ $set: { syncTime: '01:00' } }, /\$set/],
  ])('%j is refused, field by field, and changes nothing', async (body, words) => {
    const before = await get()
    const answer = await post(body)
    expect([answer.status, answer.body]).toEqual([400, { error: expect.stringMatching(words), code: 'invalid-input' }])
    expect(await get()).toEqual(before)
  })

  test('are each user’s own', async () => {
    const other = await house.moveIn()
    const { body } = await house.call('GET', '/api/settings', { token: other.token })
    expect(body).toMatchObject({ config: { syncTime: '21:00' } })
  })
})

describe('tokens', () => {
  test('are made, listed without themselves, and revoked', async () => {
    const made = await house.call('POST', '/api/tokens', {
      token: resident.token,
      body: { name: 'script', scopes: ['read'] },
    })
    const { id, token } = made.body as { id: string; token: string }
    expect(token).toMatch(/^cdt_[\w-]{43}$/)
    expect((await house.call('GET', '/api/me', { token })).status).toBe(200)
    const listed = await house.call('GET', '/api/tokens', { token: resident.token })
    expect(listed.body).toMatchObject({
      tokens: expect.arrayContaining([
        { id, name: 'script', scopes: ['read'], createdAt: expect.any(String), lastUsedAt: expect.any(String) },
      ]),
    })
    expect(JSON.stringify(listed.body)).not.toContain(token)
    expect((await house.call('DELETE', `/api/tokens/${id}`, { token: resident.token })).body).toEqual({ success: true })
    expect((await house.call('GET', '/api/me', { token })).status).toBe(401)
  })

  test('of another user are as unknown as those that never were', async () => {
    const other = await house.moveIn()
    const { body } = await house.call('POST', '/api/tokens', { token: other.token, body: { name: 'theirs' } })
    const theirs = await house.call('DELETE', `/api/tokens/${(body as { id: string }).id}`, { token: resident.token })
    const unknown = await house.call('DELETE', '/api/tokens/nothing', { token: resident.token })
    expect([theirs.status, theirs.body]).toEqual([unknown.status, unknown.body])
    expect(theirs.status).toBe(404)
  })
})
