import { createHmac } from 'node:crypto'
import { type World, type WorldUser } from '../world.ts'
import { type Peer } from './chats.ts'

/** Telegram's own service account, which every world has. */
const telegramItself: WorldUser = {
  id: 777000,
  firstName: 'Telegram',
  phone: '+42777',
  isContact: false,
  isBot: false,
  isDeleted: false,
}

export type People = ReturnType<typeof createPeople>

export const createPeople = (world: World) => {
  const byId = new Map([telegramItself, ...world.users].map((user) => [user.id, user]))
  const find = (id: number) => byId.get(id) ?? null
  const banned = new Set(world.bannedPhones)
  return {
    find,
    get: (id: number): WorldUser => {
      const user = find(id)
      if (!user) throw new Error(`No user ${id} in this world`)
      return user
    },
    byUsername: (username: string) =>
      [...byId.values()].find((user) => user.username?.toLowerCase() === username.toLowerCase()) ?? null,
    contacts: () => [...byId.values()].filter((user) => user.isContact && !user.isBot && !user.isDeleted),
    isBanned: (phone: string) => banned.has(phone),
  }
}

/** The same for one account and peer on every start, and different for every other account. */
export const accessHash = (accountId: number, { type, id }: Peer): bigint =>
  createHmac('sha256', 'access hash').update(`${accountId} ${type} ${id}`).digest().readBigInt64LE()
