import { privateChat } from '../seed-chat.ts'

/** Hiring and an introduction. No phone, no username property: only the name matches, one contact clearly best. */
export const elenaPetrova = privateChat({
  with: { id: 6100000017, firstName: 'Elena', lastName: 'Petrova', username: 'elena_talent' },
  contacts: [
    {
      firstname: 'Elena',
      lastname: 'Petrova',
      company: 'Keystone Talent',
      jobtitle: 'Senior Recruiter',
      email: 'elena.petrova@example.com',
    },
    {
      firstname: 'Yelena',
      lastname: 'Petrenko',
      company: 'Dnipro Hydro',
      jobtitle: 'Engineer',
      email: 'yelena.petrenko@example.org',
    },
  ],
  days: {
    '-4': [
      [
        '13:00',
        'them',
        'Hi Alex! I have two people for your head of sales role. Is the salary band still $160k to $190k?',
      ],
      ['13:12', 'me', 'Hi Elena, yes, plus 0.6% equity. Must have sold to utilities before.'],
      ['13:15', 'them', 'Then Mateusz is your man. Seven years at a meter vendor, closed three utilities last year.'],
      ['13:16', 'them', 'The other one, Carla, is stronger on startups but has no utility experience.'],
      ['13:25', 'me', "Let's start with Mateusz. Is he in the Bay Area?"],
      ['13:27', 'them', 'Denver, would travel. He has another offer, so we should be quick.'],
      ['13:29', 'me', 'I can talk to him on {+2 weekday} at 10:00 or at 16:00 Pacific.'],
      [
        '13:48',
        'them',
        'Booked: {+2 weekday} 16:00. Meet Mateusz Kowalski, mateusz.kowalski@example.com, I have put you both on the invitation.',
      ],
    ],
    '-1': [
      ['11:30', 'them', 'How was the call with Mateusz?'],
      ['11:41', 'me', 'Very good. He asked better questions about churn than our investors do.'],
      [
        '11:44',
        'me',
        'Next step: a case with Maya and a reference call. Can you get me two references by {+2 weekday}?',
      ],
      ['11:52', 'them', "Sure, I'll send you two references by {+2 weekday}. His other offer expires on {+5 date}."],
      ['11:55', 'me', 'Then we decide by {+4 weekday}. Also, our fee agreement says 18%, your mail said 20?'],
      ['12:01', 'them', 'My mistake, 18% it is.'],
      [
        '12:04',
        'them',
        'By the way, a friend of mine runs a co-working space for climate companies in Oakland. Want an intro?',
      ],
      ['12:06', 'me', 'Yes please, our lease ends in March.'],
    ],
  },
})
