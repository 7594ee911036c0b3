import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { type WorldUser } from '../telegram/world.ts'
import { type ExportPerson } from './format.ts'

/** Author of a message: `user123`, a bare number, or a chat or channel that speaks with its own name. */
export const authorId = (fromId: string | number | null | undefined): number | null => {
  const [, kind, digits] = /^(user|chat|channel)?(\d{1,15})$/.exec(String(fromId ?? '')) ?? []
  if (digits === undefined || Number(digits) < 1) return null
  // Telegram's user ids end below 2^40: a channel that speaks in a group becomes a user far above them.
  return kind === 'chat' || kind === 'channel' ? 2 ** 41 + Number(digits) : Number(digits)
}

/** E.164, or undefined if that is no valid number. */
export const phoneOf = (text: string | undefined): string | undefined => {
  const written = (text ?? '').trim().replace(/^00/, '+')
  const phone = parsePhoneNumberFromString(written.startsWith('+') ? written : `+${written}`)
  return phone?.isValid() ? phone.number : undefined
}

/** First word, and the rest: exports tell only the whole display name of a peer. */
export const splitName = (name: string): { firstName: string; lastName?: string } => {
  const [firstName = '', ...rest] = name.trim().split(/\s+/)
  return rest.length > 0 ? { firstName, lastName: rest.join(' ') } : { firstName }
}

const fromPerson = (person: ExportPerson) => ({
  firstName: person.first_name || person.last_name,
  ...(person.first_name && person.last_name ? { lastName: person.last_name } : {}),
})

/** Gathers the users of a world; the address book knows first from last names and the phones. */
export const createPeople = (addressBook: ExportPerson[]) => {
  const users = new Map<number, WorldUser>()
  const phones = new Set<string>()
  const saved = new Map(addressBook.flatMap((person) => (person.user_id ? [[person.user_id, person]] : [])))

  const create = (id: number, name: string | null | undefined, isBot: boolean): WorldUser => {
    const person = saved.get(id)
    const names = person && (person.first_name || person.last_name) ? fromPerson(person) : splitName(name ?? '')
    const phone = phoneOf(person?.phone_number)
    // A number belongs to one account: the address book may still hold an old one.
    const own = phone === undefined || phones.has(phone) ? {} : { phone }
    return { id, ...names, ...own, isContact: person !== undefined, isBot, isDeleted: names.firstName === '' }
  }

  const add = (user: WorldUser) => {
    if (user.phone !== undefined) phones.add(user.phone)
    users.set(user.id, user)
    return user
  }

  return {
    add,
    /** The user of that id, made at the first mention. Without a name it is a deleted account. */
    mention(id: number, name: string | null | undefined, isBot = false): WorldUser {
      const known = users.get(id)
      // A group does not tell that one of its authors is a bot; the chat with the bot does.
      return known && (known.isBot || !isBot) ? known : add(known ? { ...known, isBot } : create(id, name, isBot))
    },
    list: () => [...users.values()],
  }
}
export type People = ReturnType<typeof createPeople>
