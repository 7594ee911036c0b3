import { groupChat } from '../seed-chat.ts'

/** A channel: never read. */
export const gridPolicyDaily = groupChat({
  type: 'channel',
  id: 1900000002,
  title: 'Grid Policy Daily',
  members: { editor: { id: 6100000044, firstName: 'Grid Policy', lastName: 'Editor' } },
  days: {
    '-4': [
      ['06:00', 'editor', 'Interconnection queue: regulator publishes new fast track for projects below 5 MW.'],
      ['06:05', 'editor', 'Opinion: why capacity markets still ignore demand response.'],
    ],
    '-3': [
      ['06:00', 'editor', 'Storage tenders in Spain: 1.8 GW awarded, average price falls by 9%.'],
      ['06:04', 'editor', 'Chart of the day', { media: 'photo' }],
    ],
    '-2': [
      ['06:00', 'editor', 'Germany moves smart meter deadline for small sites to 2029.'],
      ['06:03', 'editor', 'Calendar: three hearings this week.'],
    ],
    '-1': [
      ['06:00', 'editor', 'Imbalance prices hit a yearly high after the storm.'],
      [
        '06:02',
        'editor',
        'Podcast: batteries at cold stores.',
        { media: 'audio', fileName: 'episode-212.mp3', durationSeconds: 1860 },
      ],
    ],
  },
})
