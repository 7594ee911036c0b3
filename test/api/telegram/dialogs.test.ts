import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { type Person, useTelegramHouse } from '../../setup/telegram-house.ts'
import { people, plain } from './people.ts'

const says = (from: number, date = '2026-03-20T09:00:00Z') => [{ from, date, text: 'Hello' }]
const members = [plain.id, 10]
const house = useTelegramHouse({
  world: people({
    users: [
      { id: 11, firstName: 'Tom', lastName: 'Baker' },
      { id: 12, firstName: 'Bill', username: 'bill_bot', isBot: true },
    ],
    chats: [
      { type: 'private', with: 10, messages: says(10) },
      { type: 'private', with: 11, messages: says(11, '2026-03-21T09:00:00Z') },
      { type: 'private', with: 12, messages: says(12) },
      { type: 'private', with: plain.id, messages: says(plain.id) },
      { type: 'group', id: 500, title: 'Pilot', members, messages: says(10) },
      { type: 'channel', id: 501, title: 'News', members, messages: says(10) },
    ],
    folders: [
      {
        title: 'Clients',
        include: [{ user: 11 }, { group: 500 }],
        exclude: [],
        contacts: false,
        nonContacts: false,
        groups: false,
      },
      { title: 'Friends', include: [], exclude: [], contacts: true, nonContacts: false, groups: false },
    ],
  }),
  timing: { callTimeoutMs: 4_000 },
})
let me: Person
let accountId: string
beforeAll(async () => {
  me = await house.moveIn()
  accountId = await house.signIn(me, plain.phone)
})
// A handshake costs more than everything else here: the account stays signed in, all else starts anew.
beforeEach(async () => {
  house.telegram().faults.clear()
  house.telegram().resetCalls()
  await mongoose.connection.collection('dialogs').deleteMany({})
  const fresh = { newChats: 'all', folder: null, dialogsFetchedAt: null, consent: null }
  await accounts().updateMany({}, { $set: fresh })
})

type Row = { id: string; peerName: string; tracked: boolean; [field: string]: unknown }
const list = async (person = me) => {
  const answer = await house.call('GET', '/api/telegram/dialogs', { token: person.token })
  const { dialogs, fetchedAt, problems } = answer.body as {
    dialogs: Row[]
    fetchedAt: string | null
    problems: unknown[]
  }
  return { ...answer, dialogs, fetchedAt, problems }
}
const patch = (path: string, body: unknown, person = me) =>
  house.call('PATCH', `/api/telegram/${path}`, { token: person.token, body })
const follow = (newChats: string, folder?: string) =>
  patch(`accounts/${accountId}`, { newChats, ...(folder && { folder }) })
const tracked = async () =>
  (await list()).dialogs
    .filter((row) => row.tracked)
    .map(({ peerName }) => peerName)
    .sort()
const accounts = () => mongoose.connection.collection('telegramaccounts')
const age = () => accounts().updateMany({}, { $set: { dialogsFetchedAt: new Date(Date.now() - 61_000) } })
/** Somebody writes for the first time; gives the message's id. */
const newChat = () =>
  house.telegram().addMessage(plain.id, { user: 2 }, { from: 2, date: '2026-03-22T09:00:00Z', text: 'New here' })
const listings = () => house.telegram().calls()['messages.getDialogs'] ?? 0

describe('GET /api/telegram/dialogs', () => {
  test('lists everything at Telegram with what is decided here, newest first', async () => {
    const { status, dialogs, fetchedAt, problems } = await list()
    expect([status, problems]).toEqual([200, []])
    expect(Date.now() - Date.parse(fetchedAt ?? '')).toBeLessThan(20_000)
    expect(dialogs).toHaveLength(6)
    expect(dialogs[0]).toEqual({
      id: expect.any(String),
      accountId,
      peerId: '11',
      peerType: 'user',
      kind: 'private',
      peerName: 'Tom Baker',
      peerUsername: null,
      peerPhone: null,
      unreadCount: 1,
      lastMessageAt: '2026-03-21T09:00:00.000Z',
      tracked: true,
      matchStatus: 'UNMATCHED',
      matchConfidence: null,
      hubspotContactId: null,
      hubspotContactName: null,
    })
    expect(dialogs.find(({ peerName }) => peerName === 'Sarah Chen')).toMatchObject({
      peerUsername: 'sarahchen',
      peerPhone: '+14155550110',
    })
    expect(dialogs.map(({ kind }) => kind).sort()).toEqual(['bot', 'channel', 'group', 'private', 'private', 'self'])
  })

  test('does not connect again within a minute, and does after', async () => {
    const first = await list()
    const connections = house.telegram().calls()['help.getConfig']
    expect((await list()).fetchedAt).toBe(first.fetchedAt)
    expect([listings(), house.telegram().calls()['help.getConfig']]).toEqual([1, connections])
    await age()
    expect((await list()).fetchedAt).not.toBe(first.fetchedAt)
    expect(listings()).toBe(2)
  })

  test('never connects while a run holds the account', async () => {
    const { fetchedAt } = await list()
    await age()
    await house.context().leases.hold(`telegram-account:${accountId}`, async () => {
      const served = await list()
      expect([served.dialogs.length, listings()]).toEqual([6, 1])
      expect(Date.parse(served.fetchedAt ?? '')).toBeLessThan(Date.parse(fetchedAt ?? ''))
    })
  })

  test('a first list that several ask for at once is made once', async () => {
    const answers = await Promise.all([list(), list(), list()])
    expect(answers.map(({ dialogs }) => dialogs.length)).toEqual([6, 6, 6])
    expect(listings()).toBe(1)
  })

  test('a chat that is gone at Telegram is gone from the list', async () => {
    const id = newChat()
    expect((await list()).dialogs.map(({ peerName }) => peerName)).toContain('Gero')
    house.telegram().deleteMessage(plain.id, { user: 2 }, id)
    await age()
    expect((await list()).dialogs.map(({ peerName }) => peerName)).not.toContain('Gero')
  })

  test('what is stored is served, with the reason, where Telegram cannot be asked', async () => {
    await list()
    await age()
    house.telegram().faults.hang('messages.getDialogs')
    const served = await list()
    expect([served.status, served.problems]).toEqual([
      200,
      [{ accountId, code: 'telegram-unreachable', message: expect.any(String) }],
    ])
  })

  test('with nothing stored it is an error of its kind', async () => {
    house.telegram().faults.drop('messages.getDialogs', 5)
    const refused = await list()
    expect([refused.status, refused.body.code]).toEqual([502, 'telegram-unreachable'])
  })

  test('without an account there is nothing to list', async () => {
    const stranger = await house.moveIn()
    expect((await list(stranger)).body).toEqual({ dialogs: [], fetchedAt: null, problems: [] })
  })

  test('reads nothing but the list: no messages, no receipts, no status, no updates', async () => {
    await list()
    expect(Object.keys(house.telegram().calls()).sort()).toEqual([
      'help.getConfig',
      'messages.getDialogs',
      'users.getUsers',
    ])
  })
})

describe('which chats are read', () => {
  test('by default private chats and groups, never bots, channels and Saved Messages', async () => {
    expect(await tracked()).toEqual(['Pilot', 'Sarah Chen', 'Tom Baker'])
  })

  test('a chat is turned off and on, and keeps its place unless asked to forget it', async () => {
    const tom = (await list()).dialogs.find(({ peerName }) => peerName === 'Tom Baker')
    const dialogs = mongoose.connection.collection<{ _id: string; cursor: number | null }>('dialogs')
    const cursor = async () => (await dialogs.findOne({ _id: tom?.id ?? '' }))?.cursor
    await dialogs.updateOne({ _id: tom?.id ?? '' }, { $set: { cursor: 7 } })

    const off = await patch(`dialogs/${tom?.id}`, { tracked: false })
    expect([off.status, off.body]).toMatchObject([200, { success: true, dialog: { id: tom?.id, tracked: false } }])
    await age()
    expect(await tracked()).toEqual(['Pilot', 'Sarah Chen'])
    expect(await cursor()).toBe(7)
    await patch(`dialogs/${tom?.id}`, { tracked: true })
    expect([await tracked(), await cursor()]).toEqual([['Pilot', 'Sarah Chen', 'Tom Baker'], 7])
    await patch(`dialogs/${tom?.id}`, { tracked: false, forget: true })
    expect(await cursor()).toBeNull()
  })

  test('what cannot be read cannot be turned on, and other people’s chats do not exist', async () => {
    const { dialogs } = await list()
    for (const { id } of dialogs.filter(({ kind }) => ['bot', 'channel', 'self'].includes(String(kind))))
      expect((await patch(`dialogs/${id}`, { tracked: true })).status).toBe(400)
    const stranger = await house.moveIn()
    const foreign = await patch(`dialogs/${dialogs[0]?.id}`, { tracked: false }, stranger)
    const unknown = await patch('dialogs/never-was', { tracked: false }, stranger)
    expect([foreign.status, foreign.body]).toEqual([404, unknown.body])
    expect((await patch(`accounts/${accountId}`, { newChats: 'none' }, stranger)).status).toBe(404)
  })

  test.each([
    ['dialogs/x', { tracked: 'yes' }],
    ['dialogs/x', { tracked: true, forget: true }],
    ['dialogs/x', {}],
    ['accounts/x', { newChats: 'some' }],
    ['accounts/x', { newChats: 'folder' }],
    ['accounts/x', { newChats: 'none', folder: 'Clients' }],
  ])('PATCH %s with %j is a clear 400', async (path, body) => {
    const { status, body: said } = await patch(path, body)
    expect([status, said.code]).toEqual([400, 'invalid-input'])
  })
})

describe('the policy for new chats', () => {
  test('`none` takes in no new chat, and leaves those that are read', async () => {
    await list()
    await follow('none')
    const id = newChat()
    await age()
    expect(await tracked()).toEqual(['Pilot', 'Sarah Chen', 'Tom Baker'])
    expect((await list()).dialogs[0]).toMatchObject({ peerName: 'Gero', tracked: false })
    house.telegram().deleteMessage(plain.id, { user: 2 }, id)
  })

  test('`folder` takes in the chats of that Telegram folder, by its lists', async () => {
    await follow('folder', 'Clients')
    expect(await tracked()).toEqual(['Pilot', 'Tom Baker'])
  })

  test('`folder` takes in by the rules of the folder, too', async () => {
    await follow('folder', 'Friends')
    expect(await tracked()).toEqual(['Sarah Chen'])
  })

  test('a folder that is not there takes in nothing and says so', async () => {
    await follow('folder', 'Clinets')
    const { dialogs, problems } = await list()
    expect(dialogs.some((row) => row.tracked)).toBe(false)
    expect(problems).toEqual([{ accountId, code: 'folder-not-found', message: expect.stringContaining('Clinets') }])
  })

  test('`matched` waits until a chat is known to be a contact’s', async () => {
    await follow('matched')
    expect(await tracked()).toEqual([])
    await mongoose.connection
      .collection('dialogs')
      .updateOne({ peerName: 'Sarah Chen' }, { $set: { matchStatus: 'CONFIRMED', hubspotContactId: '1' } })
    await mongoose.connection
      .collection('dialogs')
      .updateOne({ peerName: 'Tom Baker' }, { $set: { matchStatus: 'AUTO_NAME', hubspotContactId: '2' } })
    await age()
    expect(await tracked()).toEqual(['Sarah Chen'])
    await follow('all')
    expect(await tracked()).toEqual(['Pilot', 'Sarah Chen', 'Tom Baker'])
  })

  test('what a person has turned off stays off, whatever the policy', async () => {
    const tom = (await list()).dialogs.find(({ peerName }) => peerName === 'Tom Baker')
    await patch(`dialogs/${tom?.id}`, { tracked: false })
    for (const [newChats, folder] of [['folder', 'Clients'], ['matched'], ['all']] as [string, string?][]) {
      await follow(newChats, folder)
      await age()
      expect(await tracked()).toEqual(['Pilot', 'Sarah Chen'])
    }
  })
})

describe('consent', () => {
  test('is stored with its time and the version of the wording, and shown', async () => {
    const body = { accountId, version: 'web-2026-11' }
    const answer = await house.call('POST', '/api/telegram/consent', { token: me.token, body })
    const { account } = answer.body as { account: { consent: { version: string; at: string } } }
    expect(account.consent.version).toBe('web-2026-11')
    expect(Date.now() - Date.parse(account.consent.at)).toBeLessThan(20_000)
    const { body: listed } = await house.call('GET', '/api/telegram/accounts', { token: me.token })
    expect(listed.accounts).toMatchObject([{ id: accountId, consent: account.consent }])
    const stranger = await house.moveIn()
    expect((await house.call('POST', '/api/telegram/consent', { token: stranger.token, body })).status).toBe(404)
  })
})
