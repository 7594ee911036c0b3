import { describe, expect, test } from '@jest/globals'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { alexMorgan } from '../../../sandbox/seed/alex-morgan.ts'
import { chats as seedChats } from '../../../sandbox/seed/chats.ts'
import { demoWorld } from '../../../sandbox/seed/demo-world.ts'
import { World, type WorldMessage, type WorldUser } from '../../../sandbox/telegram/world.ts'

const NOON = new Date('2026-03-18T12:00:00Z')
const demoAt = (now: Date, zone = 'UTC') => {
  const { world, contacts } = demoWorld(now, zone)
  const account = world.accounts[0]
  if (!account) throw new Error('no account')
  const users = new Map(world.users.map((user) => [user.id, user]))
  const privateChats = account.chats.flatMap((chat) => (chat.type === 'private' ? [chat] : []))
  const isPerson = (user: WorldUser | undefined) =>
    user && !user.isBot && user.id !== 777000 && user.id !== account.userId
  const people = privateChats.filter((chat) => isPerson(users.get(chat.with)))
  return { world, contacts, account, users, privateChats, people }
}
const allMessages = (now: Date) => demoAt(now).account.chats.flatMap((chat): WorldMessage[] => chat.messages)
const texts = () => allMessages(NOON).map(({ text }) => text)

const passesLuhn = (digits: string) =>
  [...digits]
    .toReversed()
    .map((digit, place) => Number(digit) * (place % 2 ? 2 : 1))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) %
    10 ===
  0

describe('the demo world', () => {
  test('is a world: every author and peer is a user, and the owner carries a phone', () => {
    const { world, account, users } = demoAt(NOON)
    expect(() => World.parse(JSON.parse(JSON.stringify(world)))).not.toThrow()
    expect(users.get(account.userId)?.phone).toBe('+14155550100')
    for (const chat of account.chats) {
      const known = chat.type === 'private' ? [chat.with, account.userId] : chat.members
      expect(known.every((id) => users.has(id))).toBe(true)
      expect(chat.messages.filter(({ from }) => !known.includes(from))).toEqual([])
    }
  })

  test('starts sign-in on another data centre and asks for a password', () => {
    expect(demoAt(NOON).account).toMatchObject({ userId: alexMorgan.id, dc: 2, password: expect.any(String) })
  })

  test('tells each person by one id', () => {
    const people = seedChats.flatMap((chat) => Object.values(chat.people))
    expect(new Set(people).size).toBe(new Set(people.map(({ id }) => id)).size)
  })

  test('lets both sides speak in every private chat with a person', () => {
    for (const chat of demoAt(NOON).people) {
      expect(new Set(chat.messages.map(({ from }) => from))).toEqual(new Set([alexMorgan.id, chat.with]))
      expect(chat.messages.length).toBeGreaterThanOrEqual(8)
      expect(chat.messages.length).toBeLessThanOrEqual(40)
    }
  })

  test.each(['2026-03-18T00:00:30Z', '2026-03-18T07:43:00Z', '2026-03-18T23:59:00Z', '2026-10-25T01:30:00Z'])(
    'holds nothing after %s, is in order, and still fills eight chats',
    (now) => {
      for (const zone of ['UTC', 'America/Los_Angeles', 'Pacific/Auckland']) {
        const { account, people } = demoAt(new Date(now), zone)
        for (const chat of account.chats) {
          const dates = chat.messages.map(({ date }) => date)
          expect(dates).toEqual(dates.toSorted())
          const edits = chat.messages.flatMap(({ editedAt }) => editedAt ?? [])
          expect([...dates, ...edits].filter((date) => new Date(date) > new Date(now))).toEqual([])
        }
        expect(people.filter((chat) => chat.messages.length >= 8).length).toBeGreaterThanOrEqual(8)
      }
    },
  )

  test('means its times in the zone that is asked for', () => {
    const first = (zone: string) => demoAt(NOON, zone).people[0]?.messages[0]?.date
    expect(first('UTC')).toBe('2026-03-13T09:14:00.000Z')
    expect(first('America/Los_Angeles')).toBe('2026-03-13T16:14:00.000Z')
  })

  test('names days in the language of the chat, counted in working days', () => {
    // Friday 13 March + 2 working days; Saturday 14 March + 2.
    expect(texts()).toContainEqual(expect.stringContaining('contracts list by Tuesday?'))
    expect(texts()).toContainEqual(expect.stringContaining('bis Dienstag einen schriftlichen Bericht'))
    expect(texts()).toContainEqual(expect.stringContaining('Пришлю договор до 17 марта'))
    expect(texts().filter((text) => /[{}]/.test(text))).toEqual([])
  })

  test('answers earlier messages of the same chat', () => {
    const { account } = demoAt(NOON)
    const replies = account.chats.flatMap((chat) =>
      chat.messages.flatMap(({ replyTo }, place) => (replyTo === undefined ? [] : [place - replyTo])),
    )
    expect(replies.length).toBeGreaterThan(8)
    expect(replies.every((distance) => distance > 0)).toBe(true)
  })

  test('speaks at least four languages and knows every other kind of chat', () => {
    expect(new Set(seedChats.map(({ language }) => language))).toEqual(new Set(['en', 'de', 'es', 'ru', 'ja']))
    const { account, users, privateChats } = demoAt(NOON)
    const kinds = new Set(account.chats.map(({ type }) => type))
    expect(kinds).toEqual(new Set(['private', 'group', 'supergroup', 'channel']))
    expect(privateChats.some((chat) => chat.with === 777000)).toBe(true)
    expect(privateChats.some((chat) => chat.with === account.userId)).toBe(true)
    expect(privateChats.some((chat) => users.get(chat.with)?.isBot)).toBe(true)
    const voiceOnly = privateChats.filter((chat) => chat.messages.every(({ media }) => media === 'voice'))
    expect(voiceOnly).toHaveLength(1)
  })

  test('holds a card number that passes Luhn, an IBAN, a password and a prompt injection', () => {
    const all = texts().join('\n')
    const cards = [...all.matchAll(/(?:\d{4} ){3}\d{4}/g)].map(([card]) => card.replaceAll(' ', ''))
    expect(cards.filter(passesLuhn)).toEqual(['4242424242424242'])
    expect(all).toMatch(/DE\d{2}(?: \d{4}){4} \d{2}/)
    expect(all).toMatch(/password: \S+/)
    expect(all).toContain('ignore all previous instructions')
  })
})

describe('the demo CRM', () => {
  const { contacts, people, users, world } = demoAt(NOON)
  const peers = people.flatMap((chat) => users.get(chat.with) ?? [])
  const nameOf = (user: WorldUser) => `${user.firstName} ${user.lastName ?? ''}`.trim()
  const withPhoneOf = ({ phone, isContact }: WorldUser) => {
    const own = parsePhoneNumberFromString(isContact ? (phone ?? '') : '')
    const same = (text: string | undefined) =>
      text && parsePhoneNumberFromString(text, own?.country)?.number === own?.number
    return own ? contacts.filter((contact) => same(contact.phone) || same(contact.mobilephone)) : []
  }
  const withUsernameOf = ({ username }: WorldUser) =>
    username ? contacts.filter((contact) => contact.telegram_username === username) : []

  test('matches six people by phone, three by username, and one phone is shared', () => {
    const byPhone = peers.filter((user) => withPhoneOf(user).length === 1).map(nameOf)
    expect(byPhone.map((name) => name.split(' ').slice(0, 2).join(' '))).toEqual(
      ['Sarah Chen', 'Dr. Jonas', 'Дмитрий Соколов', 'Robert Okafor', 'Nadia Kowalczyk', 'Tom Becker'], // prettier-ignore
    )
    expect(peers.filter((user) => withUsernameOf(user).length === 1).map(({ username }) => username)).toEqual(
      ['luciafdez_solar', 'aisha_siteworks', 'priya_gridleads'], // prettier-ignore
    )
    expect(peers.filter((user) => withPhoneOf(user).length === 2).map(nameOf)).toEqual(['Chris T.'])
  })

  test('knows two people only by name, and two not at all', () => {
    const named = (first: string, last: string) =>
      contacts.filter(({ firstname, lastname }) => firstname === first && lastname === last)
    expect(named('Elena', 'Petrova')).toEqual([expect.not.objectContaining({ phone: expect.anything() })])
    expect(named('Kenta', 'Tanaka')).toEqual([expect.not.objectContaining({ phone: expect.anything() })])
    const words = new Set(contacts.flatMap(({ firstname, lastname }) => [firstname, lastname]))
    for (const unknown of ['Omar', 'Haddad', 'Jess']) expect(words.has(unknown)).toBe(false)
  })

  test('holds twenty-odd contacts without a chat, and no mail address twice', () => {
    const emails = contacts.map(({ email }) => email)
    expect(new Set(emails).size).toBe(contacts.length)
    expect(contacts.length - peers.length).toBeGreaterThan(20)
  })

  test('uses reserved phone numbers and mail domains only', () => {
    const countryOf: Record<string, 'AU'> = { '0491 570 006': 'AU' }
    const written = contacts.flatMap(({ phone, mobilephone }) => [phone, mobilephone].flatMap((text) => text ?? []))
    const phones = [...written, ...world.users.flatMap(({ phone }) => phone ?? [])].map((text) =>
      parsePhoneNumberFromString(text, countryOf[text] ?? 'US'),
    )
    const reserved =
      /^\+(1\d{3}55501\d\d|44207946\d{4}|49(3023125|8999998|6990009|4066969)\d{3}|61491570(006|156)|3363998\d{4}|4670174060\d)$/
    expect(phones.filter((phone) => !reserved.test(phone?.number ?? '')).map((phone) => phone?.number)).toEqual([])
    // Phones of people with a chat go through validation on the way to a match.
    const peerPhones = world.users.flatMap(({ phone }) => phone ?? [])
    expect(peerPhones.filter((phone) => !parsePhoneNumberFromString(phone)?.isValid())).toEqual([])
    const emails = contacts.map(({ email }) => email ?? '')
    expect(emails.filter((email) => !/@example\.(com|org)$/.test(email))).toEqual([])
  })
})
