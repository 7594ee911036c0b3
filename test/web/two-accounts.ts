import { type World } from '../../sandbox/telegram/world.ts'
import { lines, me } from '../setup/small-world.ts'

export const alex = { ...me, username: 'alexmorgan' }
/** Her account has two-step verification and lives at another data centre. */
export const bea = { ...me, id: 2, firstName: 'Bea', lastName: 'Okafor', phone: '+447700900123' }
export const beasPassword = 'correct horse battery'
export const banned = '+14155550666'

const chats = [
  { type: 'private' as const, with: 9, messages: lines([9, '2026-03-20T09:00:00Z', 'Shall we meet on Tuesday?']) },
]
export const twoAccounts: World = {
  users: [alex, bea, { ...me, id: 9, firstName: 'Sarah', lastName: 'Chen', phone: '+14155550101' }],
  accounts: [
    { userId: alex.id, dc: 2, chats },
    { userId: bea.id, dc: 3, password: beasPassword, chats },
  ],
  bannedPhones: [banned],
}
