import { beforeEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { createVault } from '../../../core/crypto.ts'
import { HubspotConnectionModel } from '../../../models/hubspot-connection.ts'
import { type Person, useTelegramHouse } from '../../setup/telegram-house.ts'
import { people, plain } from '../telegram/people.ts'

const house = useTelegramHouse({ world: people() })
let inBot: Person
let inHubspot: Person
beforeEach(async () => {
  await house.database.empty()
  house.telegram().faults.forgetKeys()
  const user = await house.context().users.ofTelegram('4711', 'en')
  const { token } = await house.context().apiTokens.create(user._id, { name: 'bot', scopes: ['read', 'write'] })
  inBot = { userId: user._id, token }
  inHubspot = await house.moveIn()
})

const vault = () => createVault(house.keys)
const connectHubspot = (userId: string, portalId = '99') => {
  const seal = (field: string, text: string) => vault().seal(text, { collection: 'HubspotConnection', field, userId })
  return HubspotConnectionModel.create({
    _id: userId,
    portalId,
    hubspotUserId: `u${portalId}`,
    accessToken: seal('accessToken', 'access-secret'),
    refreshToken: seal('refreshToken', 'refresh-secret'),
    expiresAt: new Date(Date.now() + 600_000),
    tokenVersion: 1,
    refreshLeaseUntil: null,
    scopes: [],
    uniqueNoteKey: true,
    status: 'active',
    createdAt: new Date(),
    updatedAt: new Date(),
  })
}
const link = async ({ userId }: Person) => (await house.context().links.createLink(userId, 'settings')).token
const redeem = (body: unknown, by: { token?: string; cookie?: string } = {}) =>
  house.call('POST', '/api/links/redeem', { body, ...by })
const cookieFor = async ({ userId }: Person) =>
  `conduits_session=${(await house.context().sessions.open(userId)).secret}`
const cookieIn = (headers: Headers) => headers.get('set-cookie')?.split(';')[0] ?? ''
const whoIs = async (by: { token?: string; cookie?: string }) => (await house.call('GET', '/api/me', by)).body.id
const everything = async () => {
  const dump: Record<string, unknown>[] = []
  for (const collection of (await mongoose.connection.db?.collections()) ?? [])
    if (!['jobs', 'leases'].includes(collection.collectionName)) dump.push(...(await collection.find().toArray()))
  return JSON.stringify(dump)
}

describe('a one-time link', () => {
  test('stands in the fragment of a page of ours, for ten minutes, and is stored as a hash', async () => {
    const { token, url, expiresAt } = await house.context().links.createLink(inBot.userId, 'connect-telegram')
    expect(url).toBe(`http://localhost:3000/connect/telegram#${token}`)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(9 * 60_000)
    expect(JSON.stringify(await mongoose.connection.collection('links').find().toArray())).not.toContain(token)
  })

  test('says whom it would sign in before it does, and spends nothing by that', async () => {
    await house.signIn(inBot, plain.phone)
    const token = await link(inBot)
    for (let i = 0; i < 2; i++) {
      const { status, body, headers } = await redeem({ token })
      expect([status, body]).toEqual([
        200,
        {
          confirmed: false,
          action: 'sign-in',
          purpose: 'settings',
          person: {
            telegramUserId: '4711',
            telegramAccounts: [{ firstName: 'Paula', lastName: 'Plain', username: 'paula' }],
            hubspotPortalId: null,
          },
          you: null,
          expiresAt: expect.any(String),
        },
      ])
      expect(headers.get('set-cookie')).toBeNull()
    }
  })

  test('signs in once', async () => {
    const token = await link(inBot)
    const { body, headers } = await redeem({ token, confirm: true })
    expect(body).toMatchObject({ confirmed: true, action: 'sign-in' })
    expect(headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
    expect(await whoIs({ cookie: cookieIn(headers) })).toBe(inBot.userId)
    const again = await redeem({ token, confirm: true })
    expect([again.status, again.body.code, again.headers.get('set-cookie')]).toEqual([404, 'not-found', null])
  })

  test('signs in one of those who use it at the same moment', async () => {
    const token = await link(inBot)
    const answers = await Promise.all(Array.from({ length: 8 }, () => redeem({ token, confirm: true })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(404)])
  })

  test('that is unknown, over or used is not found, in the same words', async () => {
    const token = await link(inBot)
    await mongoose.connection.collection('links').updateMany({}, { $set: { expiresAt: new Date() } })
    const [expired, unknown] = [await redeem({ token }), await redeem({ token: 'never-was' })]
    expect([expired.status, expired.body]).toEqual([404, unknown.body])
    expect((await redeem({ token: '' })).status).toBe(400)
  })

  test('of the person who is signed in connects nothing', async () => {
    const cookie = await cookieFor(inBot)
    const { body, headers } = await redeem({ token: await link(inBot), confirm: true }, { cookie })
    expect([body.action, headers.get('set-cookie')]).toEqual(['none', null])
  })
})

describe('linking two users', () => {
  test('moves the one without data into the other, with everything it has, sealed anew', async () => {
    await house.signIn(inBot, plain.phone)
    await house.call('GET', '/api/telegram/dialogs', { token: inBot.token })
    await connectHubspot(inHubspot.userId)
    const token = await link(inBot)
    const cookie = await cookieFor(inHubspot)
    const preview = await redeem({ token }, { cookie })
    expect(preview.body).toMatchObject({
      action: 'link',
      person: { telegramUserId: '4711', hubspotPortalId: null },
      you: { telegramUserId: null, telegramAccounts: [], hubspotPortalId: '99' },
    })
    const { body, headers } = await redeem({ token, confirm: true }, { cookie })
    expect(body).toMatchObject({ confirmed: true, action: 'link' })

    expect(await whoIs({ cookie: cookieIn(headers) })).toBe(inBot.userId)
    for (const by of [{ cookie }, { token: inHubspot.token }, { token: inBot.token }])
      expect(await whoIs(by)).toBe(inBot.userId)
    expect(await everything()).not.toContain(inHubspot.userId)
    const connection = await HubspotConnectionModel.findOne({ _id: inBot.userId }).lean()
    const place = { collection: 'HubspotConnection', field: 'refreshToken', userId: inBot.userId }
    expect(vault().open(connection?.refreshToken ?? '', place)).toBe('refresh-secret')
    await mongoose.connection.collection('telegramaccounts').updateMany({}, { $set: { dialogsFetchedAt: null } })
    const { status, body: listed } = await house.call('GET', '/api/telegram/dialogs', { token: inHubspot.token })
    expect([status, (listed.dialogs as unknown[]).length]).toEqual([200, 1])
  })

  test('keeps the Telegram session of the one that moves usable', async () => {
    await house.signIn(inBot, plain.phone)
    await connectHubspot(inHubspot.userId)
    await mongoose.connection.collection('dialogs').insertOne({ userId: inHubspot.userId, accountId: 'a', peerId: '1' })
    await redeem({ token: await link(inBot), confirm: true }, { cookie: await cookieFor(inHubspot) })
    const { status, body } = await house.call('GET', '/api/telegram/dialogs', { token: inBot.token })
    expect([status, (body.dialogs as unknown[]).length]).toEqual([200, 1])
    expect((await house.context().users.ofTelegram('4711', null))._id).toBe(inHubspot.userId)
  })

  test.each([
    [
      'chats',
      async () => {
        for (const { userId } of [inBot, inHubspot])
          await mongoose.connection.collection('dialogs').insertOne({ userId, accountId: userId, peerId: '1' })
      },
    ],
    [
      'a HubSpot connection',
      async () => {
        await connectHubspot(inBot.userId, '1')
        await connectHubspot(inHubspot.userId, '2')
      },
    ],
    [
      'a Telegram identity',
      async () => {
        await mongoose.connection
          .collection<{ _id: string }>('users')
          .updateOne({ _id: inHubspot.userId }, { $set: { telegramUserId: '4712' } })
      },
    ],
  ])('is refused where both have %s, and nothing has changed', async (_, arrange) => {
    await arrange()
    const token = await link(inBot)
    const cookie = await cookieFor(inHubspot)
    const before = await everything()
    const refused = await redeem({ token, confirm: true }, { cookie })
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict'])
    expect(await everything()).toBe(before)
    expect([await whoIs({ cookie }), await whoIs({ token: inBot.token })]).toEqual([inHubspot.userId, inBot.userId])
  })

  test('waits for nobody’s sync: while one is under way it is refused', async () => {
    await house.signIn(inBot, plain.phone)
    const cookie = await cookieFor(inHubspot)
    await mongoose.connection.collection('dialogs').insertOne({ userId: inHubspot.userId, accountId: 'a', peerId: '1' })
    const token = await link(inBot)
    await house.context().leases.hold(`sync:${inBot.userId}`, async () => {
      expect((await redeem({ token, confirm: true }, { cookie })).status).toBe(409)
    })
    expect(await whoIs({ token: inBot.token })).toBe(inBot.userId)
  })
})
