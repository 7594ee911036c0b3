import { privateChat } from '../seed-chat.ts'

/** A friend. Not business, not in the CRM. */
export const jess = privateChat({
  with: { id: 6100000024, firstName: 'Jess 💛', username: 'jessrunsuphill', phone: '+16285550171', isContact: true },
  days: {
    '-5': [
      ['19:40', 'them', 'are you alive? you missed trivia night AGAIN'],
      ['19:58', 'me', 'barely 😅 investor stuff. did you win?'],
      ['19:59', 'them', 'second place. nobody knew the capital of Burkina Faso'],
      ['20:01', 'me', 'Ouagadougou!!'],
      ['20:01', 'them', 'yes THANK you, where were you'],
    ],
    '-2': [
      ['18:12', 'them', 'hike on saturday? Mt Tam, early, before the fog people'],
      ['18:30', 'me', 'in. how early is early'],
      ['18:31', 'them', '6:30 at the pancake place'],
      ['18:32', 'me', 'that is not a time that is a threat'],
      ['18:33', 'them', '', { media: 'sticker' }],
      ['18:40', 'me', 'ok ok 6:30. I bring coffee, you bring the good cookies'],
      ['18:41', 'them', 'deal 🍪'],
    ],
    '-1': [
      ['12:20', 'them', 'also mum asks if you still eat fish'],
      ['12:25', 'me', 'always. tell her thanks for the soup recipe, I made it twice'],
      ['12:26', 'them', 'she is going to frame that message'],
      ['12:27', 'them', '', { media: 'gif' }],
    ],
  },
})
