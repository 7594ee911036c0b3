import { createRng } from './random.ts'
import { type TelegramSandbox } from '../../sandbox/telegram/start-telegram-sandbox.ts'
import { type World } from '../../sandbox/telegram/world.ts'
import { me } from '../setup/small-world.ts'

type Line = { id: number; from: number; date: Date; text: string }
export type Chat = { peerId: number; lines: Line[] }

const people = ['Sarah Chen', 'Lena Vogt', 'Tom Baker', 'Aisha Bello', 'Omar Haddad', 'Priya Raman']
const firstDay = Date.parse('2026-01-05T09:00:00Z')
const [hour, day] = [3_600_000, 24 * 3_600_000]
const phoneOf = (index: number) => `+1415555020${index}`
const words = ['contract', 'invoice', 'pilot', 'data room', 'term sheet', 'security review', 'roadmap', 'budget']

/** Nobody in HubSpot is this person: the digests of the chat wait. */
const unmatched = people.length - 1

export const townWorld = (): World => ({
  users: [
    me,
    ...people.map((name, index) => {
      const [firstName = '', lastName = ''] = name.split(' ')
      const user = { id: 10 + index, firstName, lastName, isContact: true, isBot: false, isDeleted: false }
      return { ...user, phone: phoneOf(index) }
    }),
  ],
  accounts: [{ userId: me.id, dc: 2, chats: [] }],
})
export const townContacts = people.slice(0, unmatched).map((name, index) => {
  const [firstname = '', lastname = ''] = name.split(' ')
  return { firstname, lastname, phone: phoneOf(index) }
})

/** Life in the chats: every day some go on, some begin a new day, some are edited or lose a message. */
export const createTown = (telegram: TelegramSandbox, seed: number) => {
  const random = createRng(seed)
  const chats: Chat[] = people.map((_, index) => ({ peerId: 10 + index, lines: [] }))
  let today = 0

  const say = (chat: Chat, at: number) => {
    const number = chat.lines.length + 1
    const from = random() < 0.5 ? me.id : chat.peerId
    const word = words[Math.floor(random() * words.length)] ?? ''
    const date = new Date(at)
    const text = `Can you send me the ${word} number ${chat.peerId}-${number} by Friday?`
    const id = telegram.addMessage(me.id, { user: chat.peerId }, { from, date: date.toISOString(), text })
    chat.lines.push({ id, from, date, text })
  }
  const edit = (chat: Chat, line: Line | undefined) => {
    if (!line) return
    line.text = `${line.text} I mean by Monday.`
    // Telegram counts in seconds: the edit has to differ from one of the same second.
    const editedAt = new Date(Date.now() + today * 1_000).toISOString()
    telegram.editMessage(me.id, { user: chat.peerId }, line.id, { text: line.text, editedAt })
  }
  const remove = (chat: Chat, line: Line | undefined) => {
    if (!line) return
    chat.lines.splice(chat.lines.indexOf(line), 1)
    telegram.deleteMessage(me.id, { user: chat.peerId }, line.id)
  }
  /** A later hour of the day of the chat's last message. */
  const goOn = (chat: Chat) => say(chat, (chat.lines.at(-1)?.date.getTime() ?? firstDay) + hour / 4)

  const morning = () => firstDay + today * day + (today % 3) * 7 * hour
  const doings: ((chat: Chat) => void)[] = [
    (chat) => {
      say(chat, morning())
      say(chat, morning() + hour)
    },
    (chat) => {
      edit(chat, chat.lines.at(-1))
      goOn(chat)
    },
    (chat) => {
      const last = chat.lines.at(-1)
      goOn(chat)
      remove(chat, last)
    },
    (chat) => edit(chat, chat.lines.at(-1)),
    () => undefined,
    (chat) => {
      goOn(chat)
      say(chat, morning())
    },
  ]

  return {
    chats,
    begin() {
      for (const [index, chat] of chats.entries())
        for (let line = 0; line < 3; line += 1) say(chat, firstDay + line * (index % 2 === 0 ? hour : day))
      today = 3
    },
    /** One more day: each chat has something else happen to it. */
    liveOn() {
      today += 1
      for (const [index, chat] of chats.entries()) doings[(index + today) % doings.length]?.(chat)
    },
  }
}
export type Town = ReturnType<typeof createTown>
