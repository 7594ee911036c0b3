import { privateChat } from '../seed-chat.ts'

const voice = (durationSeconds: number) => ({ media: 'voice', durationSeconds }) as const

/** Nothing but voice messages. Matches by phone. */
export const tomBecker = privateChat({
  with: { id: 6100000021, firstName: 'Tom', lastName: 'Becker 🎙️', phone: '+61491570156', isContact: true },
  contacts: [
    {
      firstname: 'Thomas',
      lastname: 'Becker',
      company: 'Southern Cross Batteries',
      jobtitle: 'Founder',
      email: 'tom.becker@example.com',
      mobilephone: '+61 491 570 156',
    },
  ],
  days: {
    '-2': [
      ['07:15', 'them', '', voice(94)],
      ['07:18', 'them', '', voice(12)],
      ['08:40', 'me', '', voice(41)],
      ['08:52', 'them', '', voice(187)],
      ['09:10', 'me', '', voice(8)],
    ],
    '-1': [
      ['07:02', 'them', '', voice(65)],
      ['07:30', 'me', '', voice(33)],
      ['07:44', 'them', '', voice(120)],
      ['07:45', 'them', '', voice(4)],
    ],
  },
})
