import { groupChat } from '../seed-chat.ts'
import { aisha } from './aisha-bello.ts'

/** A project's supergroup with people of three companies. */
export const heliosPilot = groupChat({
  type: 'supergroup',
  id: 1900000001,
  title: 'Helios × Northwind: pilot',
  members: {
    maya: { id: 6100000041, firstName: 'Maya', lastName: 'Rosen', username: 'maya_northwind' },
    ben: { id: 6100000042, firstName: 'Ben', lastName: 'Achterberg | Helios' },
    carmen: { id: 6100000043, firstName: 'Carmen', lastName: 'Silva', username: 'carmen_helios' },
    aisha,
  },
  days: {
    '-3': [
      ['09:00', 'ben', 'Week 6 of 8. Agenda for today: accuracy, the Oakdale delay, and what happens after the pilot.'],
      ['09:03', 'maya', 'Accuracy last week: 6.8% error, the target was 8%.'],
      ['09:04', 'carmen', 'Impressive. How was it on the stormy Tuesday?'],
      [
        '09:06',
        'maya',
        '11.2%. Above target on that day, we are retraining with the radar data.',
        { replyTo: '-3 09:04' },
      ],
      ['09:10', 'aisha', 'Oakdale: controllers are found, racks done by tomorrow, commissioning at 14:00.'],
      ['09:12', 'ben', 'Good. Carmen, can you send the decision paper draft to everybody by {+2 weekday}?'],
      ['09:13', 'carmen', 'Yes, draft by {+2 weekday}.', { replyTo: '-3 09:12' }],
      ['09:15', 'me', 'We will add the price for the roll-out: $18 per kW and year for all 40 MW.'],
      ['09:18', 'ben', 'Budget owner is Frances Oyelaran. Decision on {+8 date}.'],
    ],
    '-2': [
      ['14:31', 'aisha', 'Oakdale is live. 1.2 MW.', { media: 'photo' }],
      ['14:33', 'ben', '🎉 great work everyone'],
      ['15:02', 'carmen', 'I see zero values for string 5 between 14:40 and 14:55, is that real?'],
      ['15:09', 'maya', 'Sensor restart, fixed. The values are interpolated and marked.', { replyTo: '-2 15:02' }],
    ],
    '-1': [
      ['10:00', 'carmen', '', { media: 'document', fileName: 'Helios-decision-paper-draft.docx' }],
      ['10:02', 'carmen', 'Draft is here, comments by {+2 weekday} please.'],
      ['10:30', 'me', 'Thank you Carmen. Page 4: we guarantee 8% error on average, not on every day.'],
      ['10:34', 'carmen', 'Corrected.', { replyTo: '-1 10:30' }],
      ['10:41', 'ben', 'Frances asks for a reference with more than 30 MW. Alex, can you name one?'],
      ['10:45', 'me', 'Steppe Wind is starting, Tideline has 55 MW and is happy to talk. I will ask them today.'],
    ],
  },
})
