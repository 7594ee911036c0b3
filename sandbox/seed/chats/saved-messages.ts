import { alexMorgan } from '../alex-morgan.ts'
import { privateChat } from '../seed-chat.ts'

/** Saved Messages, the chat with oneself: never read. */
export const savedMessages = privateChat({
  with: alexMorgan,
  days: {
    '-6': [
      ['22:10', 'me', 'Idea: storm mode as a paid add-on'],
      ['22:14', 'me', 'Gift for mum: the blue teapot'],
    ],
    '-4': [
      ['07:30', 'me', 'Board deck: runway slide first'],
      ['21:02', 'me', '', { media: 'photo' }],
    ],
    '-2': [
      ['13:13', 'me', 'https://example.com/articles/how-to-negotiate-net-terms'],
      ['23:40', 'me', 'Ask Maya: retrain with radar on Sundays?'],
    ],
    '-1': [
      ['07:05', 'me', 'Locker 114, code 7731'],
      ['18:20', 'me', 'Lease ends in March, start looking in January'],
    ],
  },
})
