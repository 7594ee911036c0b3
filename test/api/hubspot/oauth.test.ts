import { afterEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { useHouse } from '../../setup/house.ts'
import { smallWorld } from '../../setup/small-world.ts'

const house = useHouse({ world: smallWorld([]) })

const visit = (path: string, cookies: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  fetch(house.url() + path, {
    redirect: 'manual',
    headers: { cookie: Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join('; '), ...headers },
  }) // prettier-ignore
const cookiesOf = (response: Response): Record<string, string> =>
  Object.fromEntries(
    response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0]?.split('=') ?? [])
      .map(([name = '', ...value]): [string, string] => [name, value.join('=')]),
  )
const locationOf = (response: Response) => response.headers.get('location') ?? ''

type Identity = { portalId?: string; userId?: string }
/** A browser that presses the button: what HubSpot was asked, and the cookies. */
const begin = async (cookies: Record<string, string> = {}, query = '') => {
  const response = await visit(`/api/hubspot/connect${query}`, cookies)
  expect(response.status).toBe(302)
  const asked = new URL(locationOf(response)).searchParams
  return { asked, cookies: { ...cookies, ...cookiesOf(response) }, response }
}
const allow = (asked: URLSearchParams, identity: Identity = {}) => {
  const code = house.hubspot().grant({ redirectUri: asked.get('redirect_uri') ?? '', ...identity })
  return `/api/hubspot/callback?code=${code}&state=${asked.get('state') ?? ''}`
}
const connect = async (identity: Identity = {}, cookies: Record<string, string> = {}, query = '') => {
  const begun = await begin(cookies, query)
  const response = await visit(allow(begun.asked, identity), begun.cookies)
  return { response, cookies: { ...cookies, ...cookiesOf(response) } }
}
const me = async (cookies: Record<string, string>) => {
  const response = await visit('/api/me', cookies)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const connections = () => mongoose.connection.collection('hubspotconnections').find().toArray()
const page = async (response: Response) => {
  const shown = await visit(locationOf(response))
  return { status: shown.status, html: await shown.text(), policy: shown.headers.get('content-security-policy') }
}

afterEach(async () => {
  house.hubspot().faults.clear()
  for (const collection of (await mongoose.connection.db?.collections()) ?? [])
    if (collection.collectionName !== 'jobs') await collection.deleteMany({})
})

describe('connecting HubSpot', () => {
  test('asks for the scopes with a 256-bit state, bound to the browser by a short-lived cookie', async () => {
    const { asked, response } = await begin()
    expect(asked.get('scope')?.split(' ')).toEqual(expect.arrayContaining(['oauth', 'crm.objects.contacts.write']))
    expect(Buffer.from(asked.get('state') ?? '', 'base64url')).toHaveLength(32)
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^conduits_hubspot=[\w-]{43}; Path=\/api\/hubspot; Expires=.*; HttpOnly; SameSite=Lax$/)
    const [state] = await mongoose.connection.collection('oauthstates').find().toArray()
    const lifeMs = Number(state?.expiresAt) - Date.now()
    expect(lifeMs).toBeGreaterThan(9 * 60_000)
    expect(lifeMs).toBeLessThanOrEqual(10 * 60_000)
    expect(JSON.stringify(state)).not.toContain(asked.get('state'))
  })

  test('signed out, signs the person in by their HubSpot identity, the same person each time', async () => {
    const first = await connect()
    expect([first.response.status, locationOf(first.response)]).toEqual([302, '/settings'])
    const one = await me(first.cookies)
    expect(one.status).toBe(200)
    const again = await me((await connect()).cookies)
    expect(again.body).toEqual(one.body)
    const other = await me((await connect({ userId: '9002' })).cookies)
    expect(other.body).not.toEqual(one.body)
    expect(await connections()).toHaveLength(2)
  })

  test('stores tokens encrypted and makes the properties', async () => {
    await connect()
    const [connection] = await connections()
    expect(connection).toMatchObject({ portalId: '7001', hubspotUserId: '9001', status: 'active', uniqueNoteKey: true })
    expect(JSON.stringify(connection)).not.toMatch(/pat-|refresh-/)
    const { contacts, notes } = house.hubspot().properties()
    expect(contacts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['telegram_username', 'telegram_next_step']),
    )
    expect(notes.find(({ name }) => name === 'conduits_key')).toMatchObject({ hasUniqueValue: true })
  })

  test('signed in, connects that user, whether by session or by token', async () => {
    const resident = await house.moveIn()
    const response = await visit('/api/hubspot/connect', {}, { authorization: `Bearer ${resident.token}` })
    const asked = new URL(locationOf(response)).searchParams
    expect(locationOf(await visit(allow(asked), cookiesOf(response)))).toBe('/settings')
    expect((await connections()).map(({ _id }) => String(_id))).toEqual([resident.userId])
  })
})

describe('a consent that does not end well leads to a page that says what to do', () => {
  test('denied, and any other error of HubSpot', async () => {
    const { asked, cookies } = await begin()
    const denied = await visit(`/api/hubspot/callback?error=access_denied&state=${asked.get('state') ?? ''}`, cookies)
    expect(denied.status).toBe(302)
    const shown = await page(denied)
    expect(shown.status).toBe(403)
    expect(shown.html).toMatch(/did not allow.*href="\/api\/hubspot\/connect"/s)
    expect(shown.html).not.toMatch(/<script/)
    expect(shown.policy).toContain("default-src 'self'")
    // The state is used up.
    expect((await page(await visit(allow(asked), cookies))).html).toMatch(/sign-in is over/)
    const odd = await page(await visit('/api/hubspot/callback?error=server_error&what=ever'))
    expect([odd.status, odd.html]).toEqual([502, expect.stringMatching(/HubSpot refused/)])
  })

  test('a state that is unknown, used, expired or missing', async () => {
    const { asked, cookies } = await begin()
    await visit(allow(asked), cookies)
    const late = await begin()
    await mongoose.connection.collection('oauthstates').updateMany({}, { $set: { expiresAt: new Date(0) } })
    for (const path of [
      allow(asked),
      allow(late.asked),
      '/api/hubspot/callback',
      '/api/hubspot/callback?code=x&state=y',
      '/api/hubspot/callback?code=x&code=y&state[a]=1',
    ])
      expect((await page(await visit(path, late.cookies))).html).toMatch(/sign-in is over/)
    expect(await connections()).toHaveLength(1)
  })

  test('another browser, and somebody else in the same browser', async () => {
    const { asked, cookies } = await begin()
    expect((await page(await visit(allow(asked)))).html).toMatch(/another browser/)
    const stranger = await begin()
    expect((await page(await visit(allow(stranger.asked), cookies))).html).toMatch(/another browser/)
    expect(await connections()).toHaveLength(0)

    const [one, two] = [await house.moveIn(), await house.moveIn()]
    const sessionOf = async ({ userId }: { userId: string }) => ({
      conduits_session: (await house.context().sessions.open(userId)).secret,
    })
    const begun = await begin(await sessionOf(one))
    const answer = await visit(allow(begun.asked), { ...begun.cookies, ...(await sessionOf(two)) })
    expect((await page(answer)).html).toMatch(/somebody else/)
    expect(await connections()).toHaveLength(0)
  })

  test('a code that HubSpot refuses, and HubSpot out of reach', async () => {
    const { asked, cookies } = await begin()
    const refused = await visit(`/api/hubspot/callback?code=wrong&state=${asked.get('state') ?? ''}`, cookies)
    expect((await page(refused)).html).toMatch(/HubSpot refused/)
    const down = await begin()
    house.hubspot().faults.fail('/oauth/', { status: 503 }, 20)
    expect((await page(await visit(allow(down.asked), down.cookies))).html).toMatch(/did not answer/)
  })

  test('a HubSpot login that belongs to another Conduits user', async () => {
    await connect()
    const resident = await house.moveIn()
    const cookies = { conduits_session: (await house.context().sessions.open(resident.userId)).secret }
    const { response } = await connect({}, cookies)
    expect((await page(response)).html).toMatch(/connected already/)
    expect(await house.context().hubspotConnections.isUsable(resident.userId)).toBe(false)
  })
})

describe('another portal', () => {
  test('takes an explicit wish, and nothing of the old portal goes with it', async () => {
    const { cookies } = await connect()
    const userId = String((await connections())[0]?._id)
    const now = new Date()
    await mongoose.connection.collection('dialogs').insertMany([
      {
        _id: 'd1',
        peerId: '1',
        userId,
        matchStatus: 'CONFIRMED',
        hubspotContactId: '501',
        hubspotContactName: 'Sarah Chen',
      },
      { _id: 'd2', peerId: '2', userId, matchStatus: 'IGNORED', hubspotContactId: null },
    ] as never)
    await mongoose.connection.collection('digests').insertMany([
      { _id: 'g1', userId, dialogId: 'd1', noteKey: 'a', noteId: '80001', noteContactId: '501', noteState: 'written', digestDate: now },
      { _id: 'g2', userId, dialogId: 'd1', noteKey: 'b', noteId: null, noteContactId: null, noteState: 'waiting-match', digestDate: new Date(0) },
    ] as never) // prettier-ignore
    await mongoose.connection.collection('suppressions').insertOne({ _id: 's1', userId, contactId: '502' } as never)
    const oldCrm = await house.context().hubspotConnections.crm(userId)

    const refused = await page((await connect({ portalId: '7002' }, cookies)).response)
    expect(refused.html).toMatch(/another HubSpot account.*switchPortal=true/s)
    expect((await connections())[0]).toMatchObject({ portalId: '7001', status: 'active' })

    const { response } = await connect({ portalId: '7002' }, cookies, '?switchPortal=true')
    expect(locationOf(response)).toBe('/settings')
    expect(await connections()).toMatchObject([{ portalId: '7002', status: 'active' }])
    const dialogs = await mongoose.connection.collection('dialogs').find().sort({ _id: 1 }).toArray()
    expect(dialogs).toMatchObject([
      { matchStatus: 'UNMATCHED', hubspotContactId: null, hubspotContactName: null },
      { matchStatus: 'IGNORED' },
    ])
    const digests = await mongoose.connection.collection('digests').find().sort({ _id: 1 }).toArray()
    expect(digests).toMatchObject([
      { noteId: null, noteContactId: null, noteState: 'not-wanted' },
      { noteId: null, noteState: 'waiting-match' },
    ])
    expect(await mongoose.connection.collection('suppressions').countDocuments()).toBe(0)
    // What still holds the old portal's client cannot reach the new one with it.
    await expect(oldCrm.readContacts(['501'])).rejects.toMatchObject({ kind: 'not-connected' })
  })
})

describe('disconnecting', () => {
  test('revokes the token, forgets it, and can be repeated; the person is known again later', async () => {
    const { cookies } = await connect()
    const userId = String((await connections())[0]?._id)
    const { token } = await house.context().apiTokens.create(userId, { name: 'test', scopes: ['read', 'write'] })
    house.hubspot().resetCalls()
    for (let times = 0; times < 2; times += 1) {
      const { status, body } = await house.call('POST', '/api/hubspot/disconnect', { token })
      expect([status, body]).toEqual([200, { success: true }])
    }
    expect(house.hubspot().calls()).toEqual({ 'POST /oauth/2026-03/token/revoke': 1 })
    expect((await connections())[0]).toMatchObject({ status: 'disconnected', accessToken: null, refreshToken: null })
    const { status, body } = await house.call('POST', '/api/sync/trigger', { token })
    expect([status, body]).toMatchObject([409, { error: expect.stringMatching(/Connect .*HubSpot/) }])

    const before = await me(cookies)
    expect((await me((await connect()).cookies)).body).toEqual(before.body)
    expect(await house.context().hubspotConnections.isUsable(userId)).toBe(true)
  })

  test('needs a proof, and a page of ours', async () => {
    expect((await house.call('POST', '/api/hubspot/disconnect')).status).toBe(401)
    const { cookies } = await connect()
    const forged = await fetch(`${house.url()}/api/hubspot/disconnect`, {
      method: 'POST',
      headers: { cookie: `conduits_session=${cookies.conduits_session ?? ''}`, origin: 'https://evil.example' },
    })
    expect(forged.status).toBe(403)
  })
})
