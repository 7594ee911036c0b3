import { privateChat } from '../seed-chat.ts'

/** Telegram's service chat with its login codes: never read. */
export const telegramService = privateChat({
  with: { id: 777000, firstName: 'Telegram' },
  days: {
    '-5': [
      ['09:58', 'them', 'Login code: 20417. Do not give this code to anyone, even if they say they are from Telegram!'],
      ['09:59', 'them', 'New login. Device: Conduits demo laptop, San Francisco.'],
    ],
    '-1': [
      ['20:31', 'them', 'Login code: 91325. Do not give this code to anyone, even if they say they are from Telegram!'],
    ],
  },
})
