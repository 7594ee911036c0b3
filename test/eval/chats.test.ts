import { describe, expect, test } from '@jest/globals'
import { halves, readChat, readChats } from '../../eval/read-chats.ts'
import { readRecorded } from '../../eval/recorded.ts'

const chats = readChats()

describe('the labelled chats', () => {
  test('are at least 50, in five languages, in two halves', () => {
    expect(chats.length).toBeGreaterThanOrEqual(50)
    for (const half of halves) {
      const own = chats.filter((chat) => chat.half === half)
      expect(new Set(own.map(({ language }) => language))).toEqual(new Set(['en', 'ru', 'de', 'es', 'fr']))
      expect(own.length).toBeGreaterThanOrEqual(25)
    }
    expect(new Set(chats.map(({ id }) => id)).size).toBe(chats.length)
  })

  test('have 5 to 30 messages each', () => {
    expect(chats.filter(({ messages }) => messages.length < 5 || messages.length > 30).map(({ id }) => id)).toEqual([])
  })

  test('are named by every recorded answer', () => {
    const ids = new Set(chats.map(({ id }) => id))
    expect([...readRecorded().keys()].filter((id) => !ids.has(id))).toEqual([])
  })
})

const text = `en-example
with: Sarah Chen
on: 2026-03-11 10:00 Europe/Berlin

Sarah Chen: Could you send the deck by Friday?
14:30 me: Sure: tonight.
--
action me by 2026-03-11/none: send the deck by Friday | Sure: tonight
maybe deal: the deck
urgency: medium/low
`

test('a chat is read with its times, senders and labels', () => {
  const { peerName, isGroup, messages, labels } = readChat(text, 'development')
  expect([peerName, isGroup]).toEqual(['Sarah Chen', false])
  expect(messages.map(({ id, at, from, text: words }) => [id, at.toISOString(), from, words])).toEqual([
    [1, '2026-03-11T09:00:00.000Z', 'them', 'Could you send the deck by Friday?'],
    [2, '2026-03-11T13:30:00.000Z', 'me', 'Sure: tonight.'],
  ])
  expect(labels.urgency).toEqual(['medium', 'low'])
  expect(labels.items).toEqual([
    {
      kind: 'action',
      isOptional: false,
      owner: 'me',
      dates: ['2026-03-11', null],
      spans: [
        { messageId: 1, start: 10, end: 33 },
        { messageId: 2, start: 0, end: 13 },
      ],
    },
    { kind: 'deal', isOptional: true, owner: null, dates: [null], spans: [{ messageId: 1, start: 15, end: 23 }] },
  ])
})

test.each([
  ['whose words stand nowhere', text.replace('| Sure: tonight', '| Sure: tomorrow')],
  ['of an action without an owner', text.replace('action me', 'action')],
  ['of no known kind', text.replace('maybe deal', 'maybe mood')],
])('a label %s is an error', (_, wrong) => {
  expect(() => readChat(wrong, 'development')).toThrow(/label|stands in 0 messages/)
})
