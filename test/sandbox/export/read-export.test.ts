import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { copyFile, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readExport } from '../../../sandbox/export/read-export.ts'
import { World, type WorldChat } from '../../../sandbox/telegram/world.ts'

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name)
const HOUR = 1772442000

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

const write = async (name: string, content: string | object) => {
  const file = join(folder, name)
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}
const message = (id: number, from: number, text: unknown, more: object = {}) => ({
  id, type: 'message', date: '2026-03-02T09:00:00', date_unixtime: String(HOUR + id), from: `P${from}`, from_id: `user${from}`, text, ...more, 
}) // prettier-ignore
const personalChat = (messages: unknown[], more: object = {}) => ({
  name: 'P2',
  type: 'personal_chat',
  id: 2,
  messages,
  ...more,
})
const chatsOf = ({ world }: { world: World }): WorldChat[] => world.accounts[0]?.chats ?? []
const privateChat = (chats: WorldChat[], peer: number) =>
  chats.find((chat) => chat.type === 'private' && chat.with === peer)

describe('an export of a whole account', () => {
  test('becomes a world with the owner, the kinds of chats and the ids of the export', async () => {
    const read = await readExport(fixture('account.json'))
    expect(() => World.parse(JSON.parse(JSON.stringify(read.world)))).not.toThrow()
    expect(read.owner).toMatchObject({
      id: 700100,
      firstName: 'Mira',
      lastName: 'Holm',
      username: 'miraholm',
      isKnown: true,
    })
    expect(read.owner.phone).toBe('+14155550123')
    const shape = chatsOf(read).map((chat) => (chat.type === 'private' ? chat.with : `${chat.type} ${chat.id}`))
    expect(shape).toEqual(
      [700201, 700202, 777000, 700100, 700301, 489000, 'group 700401', 'supergroup 700402', 'channel 700501'], // prettier-ignore
    )
    expect(read.summary).toEqual({ chats: 9, messages: 22, skipped: 0 })
  })

  test('keeps times in UTC, edits, replies within the chat, and the kinds of media', async () => {
    const chat = privateChat(chatsOf(await readExport(fixture('account.json'))), 700201)
    expect(chat?.messages.slice(0, 3)).toEqual([
      expect.objectContaining({
        from: 700201,
        date: '2026-03-02T09:00:00.000Z',
        text: 'See https://example.com/menu and 🙂',
      }),
      expect.objectContaining({ from: 700100, text: 'Looks good', replyTo: 0, editedAt: '2026-03-02T09:05:00.000Z' }),
      expect.objectContaining({ media: 'voice', durationSeconds: 36, text: '' }),
    ])
    expect(chat?.messages[2]).not.toHaveProperty('replyTo')
    expect(chat?.messages.slice(3).map(({ media, fileName, text }) => [media, fileName, text])).toEqual([
      ['photo', undefined, 'Our shop'],
      ['document', 'offer v2.pdf', ''],
      ['video', 'tour.mp4', ''],
      ['round-video', undefined, ''],
      ['gif', undefined, ''],
      ['audio', 's.mp3', ''],
      ['sticker', undefined, ''],
      ['contact', undefined, ''],
      ['location', undefined, ''],
      ['poll', undefined, 'Rye or spelt?'],
    ])
  })

  test('knows names and phones from the address book, deleted accounts, bots and anonymous posters', async () => {
    const { world } = await readExport(fixture('account.json'))
    const user = (id: number) => world.users.find((one) => one.id === id)
    expect(user(700201)).toMatchObject({
      firstName: 'Anna Lena',
      lastName: 'Berg',
      phone: '+493023125123',
      isContact: true,
    })
    expect(user(700202)).toMatchObject({ firstName: '', isDeleted: true, isBot: false })
    expect(user(700301)).toMatchObject({ firstName: 'Recipe', lastName: 'Bot', isBot: true })
    expect(user(489000)).toMatchObject({ isBot: true })
    const supergroup = world.accounts[0]?.chats.find((chat) => chat.type === 'supergroup')
    const poster = supergroup?.messages[0]?.from ?? 0
    expect(poster).toBeGreaterThan(2 ** 40)
    expect(user(poster)).toMatchObject({ firstName: 'Mills' })
  })

  test('gives the CRM a contact for every person with a private chat, and for nobody else', async () => {
    const { contacts } = await readExport(fixture('account.json'))
    expect(contacts).toEqual([
      { firstname: 'Anna Lena', lastname: 'Berg', phone: '+493023125123', telegram_user_id: '700201' },
    ])
  })

  test('knows a bot by the chat with it, even if it wrote in a group before', async () => {
    const group = { name: 'G', type: 'private_group', id: 9, messages: [message(1, 2, 'Beep')] }
    const list = [group, personalChat([message(2, 2, 'Beep')], { type: 'bot_chat' })]
    const { world, contacts } = await readExport(await write('bot.json', { chats: { list } }))
    expect(world.users.find(({ id }) => id === 2)).toMatchObject({ firstName: 'P2', isBot: true })
    expect(contacts).toEqual([])
  })

  test('gives a phone number to one person only, the owner first', async () => {
    const person = (user_id: number, phone_number: string) => ({ user_id, first_name: `P${user_id}`, phone_number })
    const saved = [person(2, '+1 415 555 0111'), person(3, '+1 415 555 0112'), person(4, '+1 415 555 0112')]
    const list = [2, 3, 4].map((id) => ({ ...personalChat([message(id, id, 'Hi')]), id }))
    const account = { personal_information: person(1, '0014155550111'), contacts: { list: saved }, chats: { list } }
    const { world } = await readExport(await write('phones.json', account))
    expect(world.users.map(({ id, phone }) => [id, phone])).toEqual([
      [1, '+14155550111'],
      [2, undefined],
      [3, '+14155550112'],
      [4, undefined],
    ])
  })

  test('finds the owner by what was written where the account information was not exported', async () => {
    const list = [personalChat([message(1, 2, 'Hi'), message(2, 7, 'Hello')])]
    const { owner, world } = await readExport(await write('no-personal.json', { chats: { list } }))
    expect(owner).toMatchObject({ id: 7, firstName: 'P7', phone: '+14155550199', isKnown: true })
    expect(world.users).toContainEqual(expect.objectContaining({ id: 7, phone: '+14155550199' }))
  })
})

describe('an export of one chat', () => {
  test('takes the other author as the owner, with numbers as ids and local times as old versions wrote them', async () => {
    const read = await readExport(fixture('single-chat.json'))
    expect(read.owner).toMatchObject({ id: 800100, firstName: 'Kim', lastName: 'van Dam', isKnown: true })
    expect(read.contacts).toEqual([{ firstname: 'Jo', lastname: 'Park', telegram_user_id: '800201' }])
    expect(privateChat(chatsOf(read), 800201)?.messages).toEqual([
      expect.objectContaining({
        from: 800201,
        date: new Date(2020, 0, 29, 11, 41, 46).toISOString(),
        editedAt: undefined,
      }),
      expect.objectContaining({ from: 800100, text: 'Yes' }),
    ])
  })

  test('has a stand-in for the owner where only the peer wrote, and for a group', async () => {
    const one = await readExport(await write('one-sided.json', personalChat([message(1, 2, 'Anybody?')])))
    expect(one.owner).toMatchObject({ firstName: 'You', isKnown: false, phone: '+14155550199' })
    const group = { name: 'G', type: 'private_supergroup', id: 9, messages: [message(1, 2, 'a'), message(2, 3, 'b')] }
    const many = await readExport(await write('group.json', group))
    expect(many.owner.isKnown).toBe(false)
    expect(chatsOf(many)[0]).toMatchObject({ type: 'supergroup', id: 9, members: [many.owner.id, 2, 3] })
    expect(many.contacts).toEqual([])
  })

  test('is found in the folder that holds it', async () => {
    const inside = join(folder, 'ChatExport')
    await mkdir(inside)
    await copyFile(fixture('single-chat.json'), join(inside, 'result.json'))
    expect((await readExport(inside)).summary.messages).toBe(2)
  })
})

describe('what is odd in an export', () => {
  test('is skipped and counted, message by message', async () => {
    const messages = [
      message(1, 2, 'Fine'),
      message(2, 1, 'Fine too'),
      { id: 3, type: 'unsupported' },
      'not even an object',
      null,
      message(4, 2, { not: 'a text' }),
      message(5, 2, '', { giveaway_information: {} }),
      message(6, 2, 'No time', { date: 'yesterday', date_unixtime: undefined }),
      message(7, 55, 'A third person between two'),
      message(8, 2, 'Nobody', { from_id: null }),
      message(9, 2, 'Odd extras', { duration_seconds: 'long', edited_unixtime: {}, brand_new_field: [1], poll: 4 }),
    ]
    const { summary, world } = await readExport(await write('odd.json', personalChat(messages)))
    expect(world.accounts[0]?.chats[0]?.messages.map(({ text }) => text)).toEqual(['Fine', 'Fine too', 'Odd extras'])
    expect(summary).toEqual({ chats: 1, messages: 3, skipped: 8 })
  })

  test('does not take good chats along: unknown types, broken and repeated chats', async () => {
    const good = personalChat([message(1, 2, 'Hi'), message(2, 1, 'Hello')])
    const list = [
      good,
      { ...good, type: 'bot_chat' },
      { type: 'hologram', id: 5, messages: [message(1, 2, 'x')] },
      { nonsense: true },
      7,
    ]
    const { summary } = await readExport(await write('odd-chats.json', { chats: { list } }))
    expect(summary).toEqual({ chats: 1, messages: 2, skipped: 5 })
  })

  test('is put in order: messages out of sequence keep their replies', async () => {
    const messages = [
      message(3, 1, 'third', { reply_to_message_id: 2 }),
      message(1, 2, 'first'),
      message(2, 2, 'second'),
    ]
    const chat = chatsOf(await readExport(await write('shuffled.json', personalChat(messages))))[0]
    expect(chat?.messages.map(({ text, replyTo }) => [text, replyTo])).toEqual([['first', undefined], ['second', undefined], ['third', 1]]) // prettier-ignore
  })

  test('is repaired where Telegram Desktop is known to write what is not JSON', async () => {
    const good = JSON.stringify(personalChat([message(1, 2, 'CTRL a \\x0B b'), message(2, 1, [{ type: 'custom_emoji', text: ':)', document_id: 'FILE' }])]), null, 1) // prettier-ignore
    const asWritten = good
      .replace('CTRL a', 'CTRL\\x0B a')
      .replace('"document_id": "FILE"', '"document_id": video_files/sticker (2).webm')
    expect(() => void JSON.parse(asWritten)).toThrow(SyntaxError)
    const chat = chatsOf(await readExport(await write('not-quite.json', `\uFEFF${asWritten}`)))[0]
    expect(chat?.messages.map(({ text }) => text)).toEqual(['CTRL\u000b a \\x0B b', ':)'])
  })
})

describe('what is no export is refused in one line that says what to do', () => {
  const refusal = async (path: string) => {
    const error = await readExport(path).then(() => null, (reason: unknown) => reason) // prettier-ignore
    expect(error).toMatchObject({ name: 'AppError' })
    const { message } = error as Error
    expect(message).not.toContain('\n')
    return message
  }
  const whole = JSON.stringify(personalChat([message(1, 2, 'Hi')]), null, 1)

  test('a missing file, a folder without result.json, something that is no file', async () => {
    expect(await refusal(join(folder, 'none.json'))).toMatch(/no readable file .*none\.json.*Export Telegram data/)
    const empty = join(folder, 'empty')
    await mkdir(empty)
    expect(await refusal(empty)).toMatch(/holds no result\.json.*Machine-readable JSON/)
    expect(await refusal('/dev/null')).toMatch(/no ordinary file/)
  })

  test('an export as HTML, as a file or as a folder', async () => {
    expect(await refusal(await write('messages.html', '<!DOCTYPE html>\n<html></html>'))).toMatch(
      /HTML.*Machine-readable JSON/,
    )
    const html = join(folder, 'html')
    await mkdir(html)
    await writeFile(join(html, 'messages.html'), '<!DOCTYPE html>')
    expect(await refusal(html)).toMatch(/HTML.*Machine-readable JSON/)
  })

  test('a file that is cut off at any place, or is not JSON at all', async () => {
    for (let length = 0; length < whole.length; length += 1) {
      expect(await refusal(await write('cut.json', whole.slice(0, length)))).toMatch(/cut off.*Export again/)
    }
    expect(await refusal(await write('notes.txt', 'Dear diary'))).toMatch(/not JSON.*Machine-readable JSON/)
  })

  test('JSON that is something else', async () => {
    for (const other of ['{"name":"conduits","version":"1.0.0"}', '[]', 'null', '42', '{"chats":[1,2]}']) {
      expect(await refusal(await write('other.json', other))).toMatch(/no export of Telegram Desktop/)
    }
  })

  test('an export without any message', async () => {
    const contactsOnly = { personal_information: { user_id: 1 }, contacts: { list: [] } }
    expect(await refusal(await write('contacts.json', contactsOnly))).toMatch(/no chat with messages.*Personal chats/)
    expect(await refusal(await write('silent.json', personalChat([])))).toMatch(/no chat with messages/)
  })

  test('a file of more than 1 GiB, without reading it', async () => {
    const file = await write('huge.json', '{')
    await truncate(file, 1024 ** 3 + 1)
    expect(await refusal(file)).toMatch(/larger than 1 GiB.*fewer chats/)
  })
})
