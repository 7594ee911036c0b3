import { beforeAll, describe, expect, test } from '@jest/globals'
import { type Resident, useHouse } from '../setup/house.ts'
import { smallWorld } from '../setup/small-world.ts'

const house = useHouse({ world: smallWorld([]) })
let resident: Resident
let cookie: string
beforeAll(async () => {
  resident = await house.moveIn()
  const { secret } = await house.context().sessions.open(resident.userId)
  cookie = `conduits_session=${secret}`
})

const ask = (method: string, path: string, headers: Record<string, string>) =>
  fetch(house.url() + path, { method, headers, ...(method === 'POST' && { body: '{}' }) })
const json = { 'content-type': 'application/json' }

describe('a browser session', () => {
  test('signs in by its cookie, and by no other', async () => {
    const mine = await ask('GET', '/api/me', { cookie })
    expect([mine.status, await mine.json()]).toEqual([200, { id: resident.userId }])
    expect((await ask('GET', '/api/me', { cookie: 'conduits_session=other' })).status).toBe(401)
  })

  test.each([
    ['without an origin', { ...json }, 403],
    ['from another site', { ...json, origin: 'https://evil.example' }, 403],
    ['from a sandboxed frame', { ...json, origin: 'null' }, 403],
    ['as a form', { 'content-type': 'text/plain', origin: 'http://localhost:3000' }, 403],
    ['from our page', { ...json, origin: 'http://localhost:3000' }, 409],
  ])('a trigger %s', async (_from, headers, status) => {
    expect((await ask('POST', '/api/sync/trigger', { cookie, ...headers })).status).toBe(status)
  })

  test('ends with POST /api/logout, which clears the cookie', async () => {
    const answer = await ask('POST', '/api/logout', { cookie, ...json, origin: 'http://localhost:3000' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toMatch(/^conduits_session=;.*HttpOnly; SameSite=Lax/)
    expect((await ask('GET', '/api/me', { cookie })).status).toBe(401)
  })
})
