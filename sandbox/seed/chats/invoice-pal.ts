import { privateChat } from '../seed-chat.ts'

/** A bot: never read. */
export const invoicePal = privateChat({
  with: { id: 6100000045, firstName: 'InvoicePal', username: 'invoicepal_demo_bot', isBot: true },
  days: {
    '-3': [
      ['08:00', 'me', '/start'],
      ['08:00', 'them', 'Hello! Send me a receipt and I will file it.'],
      ['08:02', 'me', '', { media: 'photo' }],
      ['08:02', 'them', 'Filed: hotel, $1,284.00. Reply with a category.'],
      ['08:03', 'me', 'Travel'],
      ['08:03', 'them', 'Done.'],
    ],
    '-1': [
      ['08:00', 'them', 'Weekly report: 1 receipt filed, 2 missing.'],
      ['08:04', 'me', '/snooze'],
    ],
  },
})
