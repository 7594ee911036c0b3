import { privateChat, type SeedPerson } from '../seed-chat.ts'

export const aisha: SeedPerson = {
  id: 6100000016,
  firstName: 'Aisha Bello',
  lastName: '🔧 SiteWorks',
  username: 'aisha_siteworks',
}

/** Photos, files, a place, replies and an edited message. Matches by the username property. */
export const aishaBello = privateChat({
  with: aisha,
  contacts: [
    {
      firstname: 'Aisha',
      lastname: 'Bello',
      company: 'SiteWorks Electrical',
      jobtitle: 'Site Lead',
      email: 'aisha.bello@example.com',
      telegram_username: 'aisha_siteworks',
    },
  ],
  days: {
    '-3': [
      ['06:58', 'them', 'On site in Oakdale. Gate code works, but the pallet with the controllers is not here.'],
      ['07:05', 'me', 'Tracking says delivered yesterday 16:10, signed by "Front office".'],
      ['07:12', 'them', '', { media: 'location' }],
      ['07:13', 'them', 'We are here. There is no front office, this is a field 😅'],
      ['07:20', 'me', 'Calling the carrier now. Can you start with the sensors meanwhile?'],
      ['07:21', 'them', 'Yes, sensors first.', { replyTo: '-3 07:20' }],
      ['08:44', 'me', 'Found: it went to the school next door, 400 m north. Ask for Mr. Dell.'],
      ['09:31', 'them', '', { media: 'photo' }],
      ['09:32', 'them', 'Got them. One box is dented, see photo. Open it or send it back?', { replyTo: '-3 09:31' }],
      ['09:36', 'me', 'Open it and test it. If the LED stays red, send it back.'],
      ['10:15', 'them', 'Green. Keeping it.', { replyTo: '-3 09:36' }],
      ['15:50', 'them', '', { media: 'photo' }],
      ['15:50', 'them', 'Rack 1 is done, rack 2 tomorrow.', { media: 'photo' }],
    ],
    '-2': [
      ['07:10', 'them', 'Rack 2: the wiring diagram shows 6 terminals, the unit has 8. Which drawing is right?'],
      ['07:24', 'me', 'Drawing rev C is the right one, you have rev B. Sorry about that.', { edited: '07:31' }],
      ['07:25', 'me', '', { media: 'document', fileName: 'oakdale-wiring-revC.pdf' }],
      ['07:40', 'them', 'Thanks, that fits.', { replyTo: '-2 07:25' }],
      ['12:02', 'them', 'Commissioning at 14:00, can somebody of yours watch the data?'],
      ['12:04', 'me', "Maya will watch from 13:45. I'll join too."],
      ['14:26', 'them', '', { media: 'video', durationSeconds: 24 }],
      ['14:27', 'them', 'All eight strings live. 1.2 MW on the meter.'],
      ['14:29', 'me', 'Beautiful. Data arrives here every 5 seconds. Well done, Aisha!'],
    ],
    '-1': [
      [
        '10:05',
        'them',
        'Invoice is attached, $23,480 including the extra day. Please pay by {+10 date}.',
        {
          media: 'document',
          fileName: 'SiteWorks-INV-2291.pdf',
        },
      ],
      ['10:19', 'me', 'Extra day was our fault (the drawing), so that is fair. Paying this week.'],
      [
        '10:24',
        'them',
        'Appreciated. The Fresno site is free from {+6 weekday} on, shall I book my crew for three days?',
      ],
      [
        '10:26',
        'me',
        'Yes please, book three days for Fresno. I will send the drawings (rev C this time!) by {+2 weekday}.',
      ],
      ['10:27', 'them', '😄👍', { replyTo: '-1 10:26' }],
    ],
  },
})
