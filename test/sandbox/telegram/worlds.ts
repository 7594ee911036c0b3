import { World, type WorldChat, type WorldMessage } from '../../../sandbox/telegram/world.ts'

export const me = { id: 100, phone: '+4915110000100' }
export const careful = { id: 200, phone: '+4915110000200', password: 'correct horse' }
export const faraway = { id: 300, phone: '+4915110000300', dc: 3 }

const start = Date.parse('2025-03-03T08:00:00Z')
/** The time `minutes` after the first Monday of March 2025, 08:00 UTC. */
export const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString()

export const said = (from: number, minutes: number, text: string, more: Partial<WorldMessage> = {}): WorldMessage => ({
  from,
  date: at(minutes),
  text,
  ...more,
})

/** Three accounts: plain at DC 2 with `chats`, with a cloud password at DC 2, and at DC 3. */
export const worldWith = (chats: WorldChat[], users: object[] = []): World =>
  World.parse({
    users: [
      { id: me.id, firstName: 'Mia', phone: me.phone, username: 'mia_sales' },
      { id: careful.id, firstName: 'Carl', phone: careful.phone },
      { id: faraway.id, firstName: 'Fay', phone: faraway.phone },
      { id: 1, firstName: 'Ana', lastName: 'Silva', username: 'ana_silva', phone: '+351910000001', isContact: true },
      { id: 2, firstName: 'Ben', phone: '+351910000002' },
      ...users,
    ],
    accounts: [
      { userId: me.id, dc: 2, chats },
      { userId: careful.id, dc: 2, password: careful.password, chats: [] },
      { userId: faraway.id, dc: faraway.dc, chats: [] },
    ],
    bannedPhones: ['+4915110000666'],
  })
