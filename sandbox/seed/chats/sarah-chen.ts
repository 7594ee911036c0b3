import { privateChat } from '../seed-chat.ts'

/** Series A. Matches by phone. */
export const sarahChen = privateChat({
  with: {
    id: 6100000011,
    firstName: 'Sarah',
    lastName: 'Chen 🌱 Tidewater Climate',
    username: 'sarahchen_tw',
    phone: '+14155550132',
    isContact: true,
  },
  contacts: [
    {
      firstname: 'Sarah',
      lastname: 'Chen',
      company: 'Tidewater Climate Fund',
      jobtitle: 'Partner',
      email: 'sarah.chen@example.com',
      phone: '+1 (415) 555-0132',
    },
  ],
  days: {
    '-5': [
      [
        '09:14',
        'them',
        'Hi Alex, good to meet you properly at the storage summit. I read the deck on the flight back.',
      ],
      ['09:21', 'me', 'Thanks Sarah! Happy to answer anything. Which part made you most sceptical?'],
      [
        '09:26',
        'them',
        'Honest answer: net revenue retention. 128% on 11 customers is great, but two of them are pilots, right?',
      ],
      ['09:31', 'me', 'Right, Helios and Stadtwerke Lindau are paid pilots. Without them it is 119%.'],
      [
        '09:33',
        'them',
        'That is still strong. Can you send me the cohort sheet and the customer contracts list by {+2 weekday}?',
      ],
      ['09:34', 'me', "Yes. I'll send the cohort sheet tonight and the contracts list by {+2 weekday}."],
      [
        '09:40',
        'them',
        'Perfect. We are looking at leading with $6M out of a round of $9M. Is that still the size you want?',
      ],
      ['09:47', 'me', 'Yes, $8M to $9M. We would rather have one strong lead than a party round.'],
      ['18:52', 'me', '', { media: 'document', fileName: 'northwind-cohorts.xlsx' }],
      ['18:53', 'me', 'Cohorts as promised. Tab 3 has the version without pilots.'],
    ],
    '-3': [
      [
        '08:05',
        'them',
        'Went through the cohorts with Daniel. Question: why did Meridian drop to 60% usage in the summer?',
      ],
      ['08:19', 'me', 'They shut a plant for maintenance for three weeks. Usage has been back at 94% since.'],
      ['08:22', 'them', 'OK that makes sense, thanks. I still miss the contracts list.'],
      ['08:24', 'me', 'Ah sorry, it sat in my drafts. Sending now.'],
      ['08:31', 'me', '', { media: 'document', fileName: 'contracts-overview.pdf' }],
      [
        '08:58',
        'them',
        'Got it. Our partner meeting is {+3 weekday}. Could you present for 30 minutes at 11:00? Zoom is fine.',
      ],
      ['09:02', 'me', '11:00 works. Should I bring Maya (CTO)?'],
      ['09:03', 'them', 'Please do. Ben Ortiz will ask about forecast accuracy during storms, be ready for that.'],
    ],
    '-1': [
      [
        '16:40',
        'them',
        'Quick heads up: we would want a board seat and pro rata. Valuation we have in mind is $36M pre.',
      ],
      [
        '17:05',
        'me',
        'Board seat is fine. On valuation we were thinking $42M pre given the pipeline, can we talk about it after the partner meeting?',
      ],
      [
        '17:08',
        'them',
        'Fair. Send me the pipeline with probabilities before then and I will take it to the partners.',
      ],
      ['17:09', 'me', "I'll send you the weighted pipeline tomorrow morning."],
      ['17:15', 'them', 'And one reference call with a utility customer please, ideally someone technical.'],
      ['17:20', 'me', 'I will ask Dr. Weber in Lindau and introduce you two by email.'],
    ],
    '0': [
      ['07:42', 'me', 'Weighted pipeline is in the data room: $3.1M weighted, $7.4M total.'],
      ['07:55', 'them', 'Thank you, reading it on the train. This is helpful!'],
    ],
  },
})
