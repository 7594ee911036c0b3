import { beforeAll, describe, expect, test } from '@jest/globals'
import { type Resident, useHouse } from '../setup/house.ts'
import { smallWorld } from '../setup/small-world.ts'

const house = useHouse({ world: smallWorld([]) })
let resident: Resident
beforeAll(async () => {
  resident = await house.moveIn()
})

describe('who may come in', () => {
  test.each([
    ['POST', '/api/sync/trigger'],
    ['GET', '/api/sync/status?jobId=x'],
    ['GET', '/api/digests'],
  ])('%s %s asks for a token', async (method, path) => {
    for (const token of [undefined, 'cdt_wrong', 'nonsense', '']) {
      const { status, body } = await house.call(method, path, { token })
      expect([status, body]).toEqual([401, { error: expect.stringContaining('Bearer'), code: 'unauthenticated' }])
    }
  })

  test('a token that may only read cannot trigger', async () => {
    const { token } = await house.context().apiTokens.create(resident.userId, { name: 'reader', scopes: ['read'] })
    expect((await house.call('GET', '/api/digests', { token })).status).toBe(200)
    expect((await house.call('POST', '/api/sync/trigger', { token })).status).toBe(403)
  })
})

describe('bad input gets a clear 4xx', () => {
  const call = (method: string, path: string, body?: unknown) =>
    house.call(method, path, { token: resident.token, body })

  test.each([
    ['GET', '/api/sync/status', undefined, 400, /jobId/],
    ['GET', '/api/sync/status?jobId=a&extra=1', undefined, 400, /extra/],
    ['GET', '/api/sync/status?jobId=a&jobId=b', undefined, 400, /jobId/],
    ['GET', '/api/sync/status?jobId[$ne]=a', undefined, 400, /jobId/],
    ['GET', '/api/digests?limit=0', undefined, 400, /limit/],
    ['GET', '/api/digests?limit=many', undefined, 400, /limit/],
    ['GET', '/api/digests?limit=101', undefined, 400, /limit/],
    ['POST', '/api/sync/trigger', { force: true }, 400, /force/],
    ['POST', '/api/sync/trigger', '{"a":', 400, /JSON/],
    ['POST', '/api/sync/trigger', `{"a":"${'x'.repeat(70_000)}"}`, 413, /64 kB/],
    ['GET', '/api/nowhere', undefined, 404, /GET \/api\/nowhere/],
    ['GET', '/api/%E0%A4%A', undefined, 404, /./],
  ] as const)('%s %s', async (method, path, body, status, words) => {
    const answer = await call(method, path, body)
    expect([answer.status, answer.body]).toEqual([
      status,
      { error: expect.stringMatching(words), code: expect.any(String) },
    ])
  })

  test('a trigger without connections says what is missing', async () => {
    const { status, body } = await call('POST', '/api/sync/trigger')
    expect([status, body]).toEqual([
      409,
      { error: expect.stringMatching(/Telegram and HubSpot/), code: 'not-connected' },
    ])
  })
})

describe('what is nobody else’s business', () => {
  test('an unknown job is not found, and so is another user’s', async () => {
    const unknown = await house.call('GET', '/api/sync/status?jobId=sync:nobody:manual:1', { token: resident.token })
    expect([unknown.status, unknown.body]).toEqual([
      200,
      { state: 'not_found', progress: 0, result: null, error: null },
    ])
  })

  test('a user without digests has an empty list', async () => {
    const { status, body, headers } = await house.call('GET', '/api/digests', { token: resident.token })
    expect([status, body]).toEqual([200, { digests: [] }])
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-powered-by')).toBeNull()
  })
})

test('health is told without a token', async () => {
  expect(await house.call('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(await house.call('GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } })
})
