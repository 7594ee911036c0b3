import { type World, type WorldMessage } from '../../sandbox/telegram/world.ts'

export const me = {
  id: 1,
  firstName: 'Alex',
  lastName: 'Morgan',
  phone: '+14155550100',
  isContact: false,
  isBot: false,
  isDeleted: false,
}

type Line = [from: number, at: string, text: string]
export const lines = (...list: Line[]): WorldMessage[] => list.map(([from, date, text]) => ({ from, date, text }))

type PersonOf = { id: number; name: string; phone?: string; username?: string }
/** A world of one account (user 1, no 2FA) with private chats. */
export const smallWorld = (chats: { person: PersonOf; messages: WorldMessage[] }[]): World => ({
  users: [
    me,
    ...chats.map(({ person: { id, name, phone, username } }) => {
      const [firstName = '', ...rest] = name.split(' ')
      return {
        id,
        firstName,
        ...(rest.length > 0 && { lastName: rest.join(' ') }),
        ...(phone && { phone }),
        ...(username && { username }),
        isContact: phone !== undefined,
        isBot: false,
        isDeleted: false,
      }
    }),
  ],
  accounts: [
    {
      userId: 1,
      dc: 2,
      chats: chats.map(({ person, messages }) => ({ type: 'private' as const, with: person.id, messages })),
    },
  ],
})
