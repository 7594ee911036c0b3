import { World } from './world.ts'

const day = 86_400_000

/** Three people for trying the sandbox by hand; their messages are of the last two days. */
export const smallWorld = (now: number = Date.now()): World => {
  const ago = (days: number, minutes = 0) => new Date(now - days * day + minutes * 60_000).toISOString()
  return World.parse({
    users: [
      { id: 1001, firstName: 'Dana', lastName: 'Demo', username: 'dana_demo', phone: '+4915550001001' },
      {
        id: 1002,
        firstName: 'Sam',
        lastName: 'Okafor',
        username: 'sam_okafor',
        phone: '+4915550001002',
        isContact: true,
      },
      { id: 1003, firstName: 'Lena', lastName: 'Weiss', phone: '+4915550001003' },
    ],
    accounts: [
      {
        userId: 1001,
        dc: 2,
        chats: [
          {
            type: 'private',
            with: 1002,
            messages: [
              { from: 1002, date: ago(2), text: 'Can you send the offer for twenty seats by Friday?' },
              { from: 1001, date: ago(2, 3), text: 'Yes, you will have it on Thursday.', replyTo: 0 },
              { from: 1002, date: ago(1), media: 'voice', durationSeconds: 14 },
            ],
          },
          {
            type: 'group',
            id: 501,
            title: 'Pilot project',
            members: [1001, 1002, 1003],
            messages: [{ from: 1003, date: ago(1, 5), text: 'Kick-off on Monday at 10?' }],
          },
        ],
      },
      { userId: 1003, dc: 1, password: 'lighthouse', chats: [{ type: 'private', with: 1001, messages: [] }] },
    ],
  })
}
