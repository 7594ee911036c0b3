import { privateChat } from '../seed-chat.ts'

/** A price negotiation. Matches by phone, which the CRM holds without the country code. */
export const robertOkafor = privateChat({
  with: {
    id: 6100000015,
    firstName: 'Robert',
    lastName: 'Okafor 🥖 Meridian Foods',
    phone: '+12125550147',
    isContact: true,
  },
  contacts: [
    {
      firstname: 'Robert',
      lastname: 'Okafor',
      company: 'Meridian Foods',
      jobtitle: 'VP Procurement',
      email: 'robert.okafor@example.com',
      phone: '(212) 555-0147',
    },
  ],
  days: {
    '-6': [
      ['14:03', 'them', 'Alex, your renewal quote landed on my desk. $148,000 for year two? Last year we paid 96.'],
      ['14:15', 'me', 'Hi Robert. Last year was 3 plants, this quote covers 5. Per plant it went from $32k to $29.6k.'],
      ['14:18', 'them', 'Our CFO only sees the total. And GridSense offered us 5 plants for $110,000.'],
      ['14:22', 'me', 'Does their price include battery dispatch? That is where you saved $210k this year.'],
      ['14:30', 'them', 'Good point, I will check. I doubt it.'],
      ['14:31', 'them', 'What can you do if we commit for three years?'],
      ['14:44', 'me', 'For a three year commitment I can go to $132,000 a year, paid annually in advance.'],
      ['14:50', 'them', 'Closer. I need to be under 125 to get it through without the board.'],
    ],
    '-4': [
      ['10:11', 'them', 'Checked: GridSense has no dispatch. But legal found your liability cap too low.'],
      ['10:20', 'me', 'What cap would legal accept?'],
      ['10:24', 'them', 'Two times the annual fees.'],
      ['10:41', 'me', 'I can do 1.5x. And $126,000 if we get a case study with the Newark plant.'],
      ['10:43', 'them', 'Case study is fine by me, marketing has to nod. Let me come back to you by {+1 weekday}.'],
    ],
    '-2': [
      ['17:32', 'them', 'Marketing nodded. Legal takes 1.5x. CFO wants $124,000 and net 60.'],
      ['17:45', 'me', '$124,000 works with net 30. Net 60 hurts a company of our size.'],
      ['17:47', 'them', 'Split it: net 45 and we have a deal.'],
      [
        '17:52',
        'me',
        'Deal. $124,000 a year, three years, net 45, 1.5x cap, Newark case study. I will send the order form tomorrow.',
      ],
      ['17:53', 'them', '🤝'],
    ],
    '-1': [
      ['08:30', 'me', '', { media: 'document', fileName: 'Order-form-Meridian.pdf' }],
      [
        '08:31',
        'me',
        'Order form is here, please sign by {+3 weekday} so that the plants do not lose access on the 1st.',
      ],
      [
        '11:17',
        'them',
        'Page 2 says 4 plants. We agreed on five: Newark, Trenton, Albany, Scranton and the new one in Bethlehem.',
      ],
      ['11:20', 'me', 'You are right, sorry. Corrected version in ten minutes.'],
      ['11:29', 'me', '', { media: 'document', fileName: 'Order-form-Meridian-v2.pdf' }],
      ['11:48', 'them', 'Looks good. With our CFO for signature. She is back on {+2 weekday}.'],
    ],
  },
})
