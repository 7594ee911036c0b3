import { World, type WorldAccount } from '../../../sandbox/telegram/world.ts'

export const plain = { id: 1, phone: '+14155550100' }
export const guarded = { id: 2, phone: '+14155550101', password: 'correct horse battery' }
export const distant = { id: 3, phone: '+14155550102' }
export const distantGuarded = { id: 4, phone: '+14155550103', password: 'staple' }
export const nobody = { phone: '+14155550199' }
export const banned = { phone: '+14155550198' }

const date = '2026-03-20T09:00:00Z'

/** Accounts without and with a cloud password, at the first data centre and at another; `plain` has the chats given. */
export const people = (plan: { chats?: unknown[]; users?: unknown[]; folders?: WorldAccount['folders'] } = {}): World =>
  World.parse({
    users: [
      { id: plain.id, firstName: 'Paula', lastName: 'Plain', username: 'paula', phone: plain.phone },
      { id: guarded.id, firstName: 'Gero', phone: guarded.phone },
      { id: distant.id, firstName: 'Dina', phone: distant.phone },
      { id: distantGuarded.id, firstName: 'Doro', phone: distantGuarded.phone },
      { id: 10, firstName: 'Sarah', lastName: 'Chen', username: 'sarahchen', phone: '+14155550110', isContact: true },
      ...(plan.users ?? []),
    ],
    accounts: [
      {
        userId: plain.id,
        dc: 1,
        chats: plan.chats ?? [{ type: 'private', with: 10, messages: [{ from: 10, date, text: 'Hello' }] }],
        folders: plan.folders,
      },
      { userId: guarded.id, dc: 1, password: guarded.password, chats: [] },
      { userId: distant.id, dc: 3, chats: [] },
      { userId: distantGuarded.id, dc: 2, password: distantGuarded.password, chats: [] },
    ],
    bannedPhones: [banned.phone],
  })
