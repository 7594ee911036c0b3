import { privateChat } from '../seed-chat.ts'

/** Somebody who has deleted the account since. No name, no match. */
export const deletedAccount = privateChat({
  with: { id: 6100000025, firstName: '', isDeleted: true },
  days: {
    '-6': [
      ['11:00', 'them', 'Hi, I saw your booth. Do you also do hydro?'],
      ['11:20', 'me', 'Hi! Small run-of-river plants, yes.'],
      ['11:24', 'them', 'We have two, 800 kW each. What would a forecast cost?'],
      ['11:31', 'me', 'About $6,000 a year for both.'],
      ['11:33', 'them', 'OK. I am changing jobs next week, my colleague will contact you.'],
      ['11:34', 'me', 'Thanks, and good luck with the new job!'],
      ['11:40', 'them', 'Thank you!'],
      ['11:41', 'me', 'Could you send me the name of your colleague?'],
    ],
  },
})
