import { DateTime } from 'luxon'
import { World } from '../telegram/world.ts'
import { alexDc, alexMorgan, alexPassword } from './alex-morgan.ts'
import { buildChat } from './build-chat.ts'
import { chats } from './chats.ts'
import { otherContacts } from './other-contacts.ts'
import { type SeedContact } from './seed-contact.ts'

/**
 * The demo: one account with its chats over the days before `now`, and the contacts of its CRM. Times of day are meant
 * in `timeZone` (IANA; the machine's by default). No message lies after `now`.
 */
export const demoWorld = (now: Date, timeZone = 'local'): { world: World; contacts: SeedContact[] } => {
  const localNow = DateTime.fromJSDate(now, { zone: timeZone })
  const people = chats.flatMap((chat) => Object.values(chat.people))
  const users = new Map([alexMorgan, ...people].map((person) => [person.id, person]))
  const account = {
    userId: alexMorgan.id,
    dc: alexDc,
    password: alexPassword,
    chats: chats.map((chat) => buildChat(chat, alexMorgan.id, localNow)),
  }
  return {
    world: World.parse({ users: [...users.values()], accounts: [account] }),
    contacts: [...chats.flatMap((chat) => chat.contacts), ...otherContacts],
  }
}
