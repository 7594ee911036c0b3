import { privateChat } from '../seed-chat.ts'

/** Two contacts share the office's number: ambiguous, so no automatic match by phone. */
export const chrisTaylor = privateChat({
  with: { id: 6100000022, firstName: 'Chris', lastName: 'T.', phone: '+14085550166', isContact: true },
  contacts: [
    {
      firstname: 'Christine',
      lastname: 'Tayloe',
      company: 'Valley Cold Storage',
      jobtitle: 'Office Manager',
      email: 'christine.tayloe@example.com',
      phone: '+1 408-555-0166',
    },
    {
      firstname: 'Christopher',
      lastname: 'Taylor',
      company: 'Valley Cold Storage',
      jobtitle: 'Energy Manager',
      email: 'christopher.taylor@example.com',
      phone: '(408) 555-0166',
    },
  ],
  days: {
    '-3': [
      [
        '13:05',
        'them',
        'Hi, we got your number from Meridian. We run four cold stores and the demand charges are killing us.',
      ],
      ['13:20', 'me', 'Hi Chris! How high is your peak and what do you pay per kW?'],
      ['13:28', 'them', '2.3 MW peak, $24 per kW in summer.'],
      ['13:33', 'me', 'So about $55k a month at the peak. With pre-cooling we usually cut 12 to 18%.'],
      ['13:40', 'them', 'That would pay for itself. Do you need meters installed?'],
      ['13:42', 'me', 'No, interval data of your utility is enough to start. Can you export 12 months?'],
      ['13:47', 'them', 'I will ask our utility and send it by {+3 weekday}.'],
    ],
    '-1': [
      ['15:00', 'them', 'Data export is requested, they say 3 to 5 days.'],
      ['15:08', 'me', 'Great. Shall we do a site walk in San Jose meanwhile? {+3 weekday} at 9:30?'],
      ['15:15', 'them', '{+3 weekday} 9:30 works. Bring boots and a jacket, it is minus 20 inside.'],
      ['15:16', 'me', 'Noted 🥶'],
    ],
  },
})
