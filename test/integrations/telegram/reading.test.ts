import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type TelegramConnection, type TelegramDialog } from '../../../integrations/telegram/types.ts'
import { type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { type WorldAccount, type WorldUser } from '../../../sandbox/telegram/world.ts'
import { plain, signedInSession, startSandbox, telegramFor, testWorld } from './telegram-world.ts'

const minute = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString()
const person = (id: number, more: Partial<WorldUser> = {}): WorldUser => ({
  id,
  firstName: `Person ${id}`,
  isContact: false,
  isBot: false,
  isDeleted: false,
  ...more,
})
type Chats = WorldAccount['chats']
const chatWith = (id: number, at: number, archived = false): Chats[number] => ({
  type: 'private',
  with: id,
  archived,
  messages: [{ from: id, date: minute(at), text: `hello from ${id}` }],
})

const many = Array.from({ length: 242 }, (_, i) => 1_000 + i)
const talker = 500
const chats: Chats = [
  // Pairs share a minute, so that pages break between dialogs of one date.
  ...many.map((id, i) => chatWith(id, Math.floor(i / 2), i % 50 === 0)),
  chatWith(600, 2_000),
  chatWith(601, 2_001),
  chatWith(602, 2_002),
  chatWith(777000, 2_003),
  { type: 'private', with: plain.id, messages: [{ from: plain.id, date: minute(2_004), text: 'note to self' }] },
  {
    type: 'group',
    id: 42,
    title: 'Basic group',
    members: [plain.id, talker, 602],
    messages: [
      { from: talker, date: minute(2_005), text: '', service: 'chat-created' },
      { from: talker, date: minute(2_006), text: 'Welcome' },
      { from: plain.id, date: minute(2_007), text: 'Thanks', replyTo: 1, editedAt: minute(2_008) },
      { from: 602, date: minute(2_009), text: '', service: 'pinned' },
      { from: 602, date: minute(2_010), text: 'Hm' },
    ],
  },
  {
    type: 'supergroup',
    id: 43,
    title: 'Supergroup',
    members: [plain.id],
    messages: [{ from: plain.id, date: minute(2_011), text: 'big' }],
  },
  {
    type: 'channel',
    id: 44,
    title: 'News',
    members: [plain.id],
    messages: [{ from: talker, date: minute(2_012), text: 'post' }],
  },
  {
    type: 'private',
    with: talker,
    messages: Array.from({ length: 350 }, (_, i) => ({
      from: i % 3 === 0 ? plain.id : talker,
      date: minute(3_000 + i),
      text: `message ${i + 1}`,
    })),
  },
]
const users = [
  ...many.map((id) => person(id)),
  person(talker, {
    firstName: 'Tara',
    lastName: 'Talker',
    username: 'tara',
    phone: '+4915177777777',
    isContact: true,
  }),
  person(600, { firstName: 'Robo', username: 'robobot', isBot: true }),
  person(601, { isDeleted: true }),
  person(602, { firstName: 'Hidden', phone: '+4915166666666' }),
]

let sandbox: TelegramSandbox
let connection: TelegramConnection
let dialogs: TelegramDialog[]
beforeAll(async () => {
  sandbox = await startSandbox(testWorld(chats, users))
  const session = await signedInSession(sandbox)
  sandbox.resetCalls()
  connection = await telegramFor(sandbox).connect(session, { floodWait: 'fail' })
  dialogs = await connection.listDialogs()
})
afterAll(async () => {
  await connection.close()
  await sandbox.close()
})

const dialog = (id: number): TelegramDialog => {
  const found = dialogs.find(({ peer }) => peer.id === String(id))
  if (!found) throw new Error(`no dialog ${id}`)
  return found
}

describe('dialogs', () => {
  test('all of them come, archived ones too, once each and newest first, in pages of 100', () => {
    expect(dialogs).toHaveLength(chats.length)
    expect(chats.length).toBe(251)
    expect(new Set(dialogs.map(({ peer }) => `${peer.type} ${peer.id}`)).size).toBe(chats.length)
    const dates = dialogs.map(({ lastMessageAt }) => Number(lastMessageAt))
    expect(dates).toEqual(dates.toSorted((a, b) => b - a))
    expect(sandbox.calls()['messages.getDialogs']).toBe(3)
  })

  test('each has its kind, name, username and the phone that Telegram shows', () => {
    expect(dialog(talker)).toMatchObject({
      kind: 'private',
      name: 'Tara Talker',
      username: 'tara',
      phone: '+4915177777777',
      lastMessageAt: new Date(minute(3_349)),
    })
    expect(dialog(600)).toMatchObject({ kind: 'bot', name: 'Robo', username: 'robobot' })
    expect(dialog(601)).toMatchObject({ kind: 'private', name: 'Deleted Account', username: null, phone: null })
    expect(dialog(602)).toMatchObject({ kind: 'private', name: 'Hidden', phone: null })
    expect(dialog(777000)).toMatchObject({ kind: 'service', name: 'Telegram' })
    expect(dialog(plain.id)).toMatchObject({ kind: 'self' })
    expect(dialog(42)).toMatchObject({ kind: 'group', name: 'Basic group', peer: { type: 'chat', accessHash: null } })
    expect(dialog(43)).toMatchObject({ kind: 'group', name: 'Supergroup', peer: { type: 'channel' } })
    expect(dialog(44)).toMatchObject({ kind: 'channel', name: 'News', peer: { type: 'channel' } })
    expect(dialog(talker).peer.accessHash).toMatch(/^-?\d+$/)
  })

  test('a later connection can read by the stored peer alone', async () => {
    const session = connection.session()
    const later = await telegramFor(sandbox).connect(session, { floodWait: 'fail' })
    for (const id of [talker, 42, 43])
      expect((await later.newestMessages(dialog(id).peer, 1)).map(({ id: messageId }) => messageId)).toEqual([
        dialog(id).topMessageId,
      ])
    await later.close()
  })
})

describe('history', () => {
  test('350 messages come oldest first, in four calls', async () => {
    const before = sandbox.calls()['messages.getHistory'] ?? 0
    const messages = await connection.messagesAfter(dialog(talker).peer, 0)
    expect(messages.map(({ text }) => text)).toEqual(Array.from({ length: 350 }, (_, i) => `message ${i + 1}`))
    expect((sandbox.calls()['messages.getHistory'] ?? 0) - before).toBe(4)
  })

  test('only messages after the given one come, and none when it is the newest', async () => {
    const all = await connection.messagesAfter(dialog(talker).peer, 0)
    const after = all[119]?.id ?? 0
    expect(await connection.messagesAfter(dialog(talker).peer, after)).toEqual(all.slice(120))
    expect(await connection.messagesAfter(dialog(talker).peer, dialog(talker).topMessageId)).toEqual([])
  })

  test('the newest come oldest first, as many as asked for', async () => {
    const newest = await connection.newestMessages(dialog(talker).peer, 50)
    expect(newest.map(({ text }) => text)).toEqual(Array.from({ length: 50 }, (_, i) => `message ${i + 301}`))
    expect(await connection.newestMessages(dialog(talker).peer, 120)).toHaveLength(120)
    expect(await connection.newestMessages(dialog(42).peer, 50)).toHaveLength(3)
  })

  test('each message says who wrote it, when, and what it answers', async () => {
    const [welcome, thanks, hm] = await connection.messagesAfter(dialog(42).peer, 0)
    expect(welcome).toMatchObject({
      senderId: String(talker),
      senderName: 'Tara Talker',
      isOutgoing: false,
      date: new Date(minute(2_006)),
      replyToId: null,
      editedAt: null,
    })
    expect(thanks).toMatchObject({
      senderId: '1',
      senderName: 'Paula Plain',
      isOutgoing: true,
      replyToId: welcome?.id,
      editedAt: new Date(minute(2_008)),
    })
    expect(hm).toMatchObject({ senderName: 'Hidden', text: 'Hm' })
  })

  test('in a private chat the author is the other person or oneself', async () => {
    const [mine, theirs] = await connection.messagesAfter(dialog(talker).peer, 0)
    expect(mine).toMatchObject({ senderId: '1', senderName: 'Paula Plain', isOutgoing: true })
    expect(theirs).toMatchObject({ senderId: String(talker), senderName: 'Tara Talker', isOutgoing: false })
  })

  test('service messages are left out', async () => {
    const texts = (await connection.messagesAfter(dialog(42).peer, 0)).map(({ text }) => text)
    expect(texts).toEqual(['Welcome', 'Thanks', 'Hm'])
  })

  test('a chat that Telegram no longer shows is not found', async () => {
    const gone = { type: 'channel' as const, id: '999', accessHash: '1' }
    await expect(connection.messagesAfter(gone, 0)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

test('reading leaves no trace: nothing but reads is ever called', () => {
  expect(Object.keys(sandbox.calls()).sort()).toEqual([
    'help.getConfig',
    'messages.getDialogs',
    'messages.getHistory',
    'users.getUsers',
  ])
})
