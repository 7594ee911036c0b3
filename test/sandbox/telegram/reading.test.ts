import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type TelegramClient } from 'telegram'
import { Api } from 'telegram/tl/index.js'
import { startTelegramSandbox, type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { type WorldChat } from '../../../sandbox/telegram/world.ts'
import { gramjsClient } from './gramjs-client.ts'
import { signInWithCode } from './signed-in.ts'
import { me, said, worldWith } from './worlds.ts'

const strangers = Array.from({ length: 245 }, (_, i) => ({ id: 1000 + i, firstName: `Person ${i}` }))
const long = Array.from({ length: 350 }, (_, i) => said(i % 3 === 0 ? me.id : 1, i, `message ${i}`))

/** 250 chats with messages; many end in the same second, so that paging cannot lean on the date alone. */
const chats: WorldChat[] = [
  { type: 'private', with: 1, messages: long },
  {
    type: 'group',
    id: 10,
    title: 'Launch crew',
    members: [me.id, 1, 2],
    messages: [
      said(1, 500, '', { service: 'chat-created' }),
      said(1, 501, 'Who brings the slides?'),
      said(me.id, 502, 'I do', { replyTo: 1 }),
    ],
  },
  {
    type: 'supergroup',
    id: 20,
    title: 'Partners',
    members: [me.id, 1, 2],
    messages: [said(1, 400, 'Hi all'), said(2, 401, 'Welcome')],
  },
  { type: 'channel', id: 30, title: 'News', members: [me.id], messages: [said(1, 600, 'Out now')] },
  { type: 'private', with: me.id, messages: [said(me.id, 700, 'note to self')] },
  { type: 'private', with: 777000, archived: true, messages: [said(777000, 10, 'Your code is on its way')] },
  { type: 'private', with: 2, messages: [] },
  ...strangers.slice(0, 244).map(({ id }, i): WorldChat => ({
    type: 'private',
    with: id,
    messages: [said(id, 1000 + Math.floor(i / 50), `hello from ${id}`)],
  })),
]

let sandbox: TelegramSandbox
let client: TelegramClient

beforeAll(async () => {
  sandbox = await startTelegramSandbox({ world: worldWith(chats, strangers) })
  client = gramjsClient(sandbox)
  await client.connect()
  await signInWithCode(client, sandbox, me.phone)
})
afterAll(async () => {
  await client.destroy()
  await sandbox.close()
})

const dialogNamed = async (title: string) => {
  const found = (await client.getDialogs({})).find((dialog) => dialog.title === title)
  if (!found?.inputEntity) throw new Error(`no dialog ${title}`)
  return found.inputEntity
}
const historyOf = async (title: string) => [...(await client.getMessages(await dialogNamed(title), { limit: 400 }))]

describe('dialogs', () => {
  test('all 250 come once, in three pages, newest first', async () => {
    sandbox.resetCalls()
    const dialogs = await client.getDialogs({})
    expect(dialogs).toHaveLength(250)
    expect(new Set(dialogs.map(({ id }) => String(id))).size).toBe(250)
    expect(sandbox.calls()['messages.getDialogs']).toBe(3)
    const dates = [...dialogs].map(({ date }) => date)
    expect(dates).toEqual(dates.toSorted((a, b) => b - a))
  })

  test('a page never holds more than 100', async () => {
    const page = await client.invoke(new Api.messages.GetDialogs({ offsetPeer: new Api.InputPeerEmpty(), limit: 1000 }))
    expect(page).toBeInstanceOf(Api.messages.DialogsSlice)
    expect('dialogs' in page && page.dialogs.length).toBe(100)
    expect('count' in page && page.count).toBe(250)
  })

  test('archived chats are told apart by folder, and every kind of chat by its entity', async () => {
    expect(await client.getDialogs({ folder: 1 })).toHaveLength(1)
    expect(await client.getDialogs({ folder: 0 })).toHaveLength(249)
    const named = new Map((await client.getDialogs({})).map((dialog) => [dialog.title, dialog]))
    expect(named.get('Launch crew')?.entity).toBeInstanceOf(Api.Chat)
    expect(named.get('Partners')?.entity).toMatchObject({ megagroup: true })
    expect(named.get('News')?.entity).toMatchObject({ broadcast: true })
    expect(named.get('Telegram')?.entity).toMatchObject({ verified: true })
    expect(named.get('Mia')?.entity).toMatchObject({ self: true })
    expect(named.get('Partners')?.unreadCount).toBe(2)
    expect(named.get('Launch crew')?.unreadCount).toBe(0)
  })

  test('phone numbers show only for contacts', async () => {
    const entities = (await client.getDialogs({})).map(({ entity }) => entity)
    const phones = entities.flatMap((entity) => (entity instanceof Api.User && entity.phone ? [entity.phone] : []))
    expect(phones.toSorted()).toEqual(['351910000001', me.phone.slice(1)])
  })
})

describe('history', () => {
  test('350 messages page newest first in four calls', async () => {
    const peer = await dialogNamed('Ana Silva')
    sandbox.resetCalls()
    const messages = await client.getMessages(peer, { limit: 400 })
    expect([...messages].map(({ message }) => message)).toEqual(long.map(({ text }) => text).toReversed())
    expect(messages.total).toBe(350)
    expect(sandbox.calls()['messages.getHistory']).toBe(4)
  })

  test('reverse iteration from an id returns exactly what came after it, oldest first', async () => {
    const all = await historyOf('Ana Silva')
    const after = all[219]
    if (!after) throw new Error('too few')
    const newer = await client.getMessages(await dialogNamed('Ana Silva'), {
      reverse: true,
      minId: after.id,
      limit: 1000,
    })
    expect([...newer].map(({ message }) => message)).toEqual(long.slice(-219).map(({ text }) => text))
  })

  test('ids grow over private chats and basic groups together, and per supergroup and channel', async () => {
    const [newestOfLong] = await historyOf('Ana Silva')
    const [newestOfGroup] = await historyOf('Launch crew')
    expect(newestOfLong?.id).toBe(351)
    expect(newestOfGroup?.id).toBe(354)
    expect((await historyOf('Partners')).map(({ id }) => id)).toEqual([2, 1])
    expect((await historyOf('News')).map(({ id, post }) => [id, post])).toEqual([[1, true]])
  })

  test('authors, replies and service messages are as Telegram sends them', async () => {
    const [reply, question, created] = await historyOf('Launch crew')
    expect(reply).toMatchObject({ out: true, message: 'I do' })
    expect(reply?.replyTo?.replyToMsgId).toBe(question?.id)
    expect(String(question?.senderId)).toBe('1')
    expect(created?.action).toBeInstanceOf(Api.MessageActionChatCreate)
    const [mine, theirs] = (await historyOf('Ana Silva')).slice(1, 3).toReversed()
    expect([mine?.out, theirs?.out]).toEqual([false, true])
  })

  test('a wrong access hash is refused', async () => {
    const peer = await dialogNamed('Ana Silva')
    if (!(peer instanceof Api.InputPeerUser)) throw new Error('no user')
    const forged = new Api.InputPeerUser({ userId: peer.userId, accessHash: peer.accessHash.add(1) })
    await expect(client.getMessages(forged, { limit: 1 })).rejects.toMatchObject({ errorMessage: 'PEER_ID_INVALID' })
  })

  test('messages added, edited and deleted later are seen', async () => {
    const id = sandbox.addMessage(me.id, { user: 2 }, said(2, 2000, 'first'))
    sandbox.addMessage(me.id, { user: 2 }, said(me.id, 2001, 'second', { replyTo: 0 }))
    sandbox.editMessage(me.id, { user: 2 }, id, { text: 'first, corrected' })
    const [second, first] = await historyOf('Ben')
    expect(first).toMatchObject({ id, message: 'first, corrected' })
    expect(first?.editDate).toBeGreaterThan(0)
    expect(second?.replyTo?.replyToMsgId).toBe(id)
    sandbox.deleteMessage(me.id, { user: 2 }, id)
    expect((await historyOf('Ben')).map(({ message }) => message)).toEqual(['second'])
  })
})

describe('other reads', () => {
  test('messages are found by id, missing ones as empty', async () => {
    const found = await client.invoke(
      new Api.messages.GetMessages({ id: [new Api.InputMessageID({ id: 1 }), new Api.InputMessageID({ id: 9999 })] }),
    )
    expect('messages' in found && found.messages.map(({ className }) => className)).toEqual(['Message', 'MessageEmpty'])
    const inChannel = await client.getMessages(await dialogNamed('Partners'), { ids: [2] })
    expect(inChannel[0]?.message).toBe('Welcome')
  })

  test('usernames resolve, unknown and short ones are refused', async () => {
    const resolve = (username: string) => client.invoke(new Api.contacts.ResolveUsername({ username }))
    expect((await resolve('Ana_Silva')).users[0]).toMatchObject({ firstName: 'Ana', phone: '351910000001' })
    await expect(resolve('nobody_here')).rejects.toMatchObject({ errorMessage: 'USERNAME_NOT_OCCUPIED' })
    await expect(resolve('ana')).rejects.toMatchObject({ errorMessage: 'USERNAME_INVALID' })
  })

  test('contacts, filters, state and a full user are answered', async () => {
    const contacts = await client.invoke(new Api.contacts.GetContacts({}))
    expect('users' in contacts && contacts.users).toHaveLength(1)
    expect((await client.invoke(new Api.messages.GetDialogFilters())).filters).toHaveLength(1)
    expect((await client.invoke(new Api.updates.GetState())).pts).toBeGreaterThan(350)
    expect((await client.invoke(new Api.users.GetFullUser({ id: 'me' }))).users[0]).toMatchObject({ self: true })
  })

  test('calls are counted by method and by account, the ones that leave a trace too', async () => {
    sandbox.resetCalls()
    await client.invoke(new Api.messages.ReadHistory({ peer: await dialogNamed('Ana Silva'), maxId: 400 }))
    await client.invoke(new Api.account.UpdateStatus({ offline: false }))
    const counts = { 'messages.getDialogs': 3, 'messages.readHistory': 1, 'account.updateStatus': 1 }
    expect(sandbox.calls()).toEqual(counts)
    expect(sandbox.callsOf(me.id)).toEqual(counts)
    expect(sandbox.callsOf(1)).toEqual({})
  })
})
