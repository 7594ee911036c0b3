import { privateChat } from '../seed-chat.ts'

/** A new lead that the CRM does not know. */
export const omarHaddad = privateChat({
  with: { id: 6100000023, firstName: 'Omar', lastName: 'Haddad', username: 'omar_desertgrid' },
  days: {
    '-2': [
      [
        '16:20',
        'them',
        'Hello Alex, I found you through the Lindau case study. I manage microgrids for six hotels in Jordan.',
      ],
      ['16:31', 'me', 'Hello Omar, nice to hear that! What are you running today?'],
      ['16:36', 'them', 'Solar plus diesel, 4.5 MW in total. We burn 900,000 litres a year and want to halve it.'],
      ['16:44', 'me', 'Forecast plus battery dispatch could do that. Do you have batteries already?'],
      [
        '16:48',
        'them',
        'Two sites have 1 MWh each, the others are in the budget for spring. Could you send me a quote for six sites?',
      ],
      ['16:50', 'me', "I'll send you a first quote by {+3 weekday}. I need the load profiles first."],
      ['16:55', 'them', 'You get the load profiles tomorrow.'],
    ],
    '-1': [
      ['08:10', 'them', '', { media: 'document', fileName: 'load_profiles_6_hotels.xlsx' }],
      ['08:12', 'them', 'As promised. Aqaba has the highest load in August.'],
      ['08:40', 'me', 'Thank you, very clean data. Who decides on the budget on your side?'],
      ['08:47', 'them', 'Our CEO, Mrs. Nasser. I recommend, she signs. The budget meeting is on {+7 date}.'],
      ['08:50', 'me', 'Then you will have the quote well before. Can we do a call on {+2 weekday} at 18:00 your time?'],
      ['08:52', 'them', 'Yes, {+2 weekday} 18:00 is good.'],
    ],
  },
})
