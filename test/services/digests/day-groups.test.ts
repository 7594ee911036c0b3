import { describe, expect, test } from '@jest/globals'
import { digestDate } from '../../../core/time.ts'
import { type TelegramMessage } from '../../../integrations/telegram/types.ts'
import { groupByDay, type KnownDay } from '../../../services/digests/day-groups.ts'

const message = (id: number, date: string): TelegramMessage => ({
  id,
  date: new Date(date),
  senderId: '1',
  senderName: 'Sarah',
  isOutgoing: false,
  text: 'hello',
  replyToId: null,
  editedAt: null,
})
const known = (day: string, firstMessageId: number, lastMessageId: number): KnownDay => ({
  digestDate: digestDate(day),
  firstMessageId,
  lastMessageId,
})
const shape = (groups: ReturnType<typeof groupByDay>) =>
  groups.map(({ day, messages }) => [day, messages.map(({ id }) => id)])

describe('messages are grouped by the local day of the user', () => {
  const messages = [
    message(1, '2026-03-20T21:00:00Z'),
    message(2, '2026-03-20T23:30:00Z'),
    message(3, '2026-03-21T10:00:00Z'),
  ]

  test('which depends on the zone', () => {
    expect(shape(groupByDay(messages, 'UTC', []))).toEqual([['2026-03-20', [1, 2]], ['2026-03-21', [3]]]) // prettier-ignore
    expect(shape(groupByDay(messages, 'Europe/Berlin', []))).toEqual([['2026-03-20', [1]], ['2026-03-21', [2, 3]]]) // prettier-ignore
  })

  test('nothing in, nothing out', () => {
    expect(groupByDay([], 'UTC', [known('2026-03-20', 1, 2)])).toEqual([])
  })
})

describe('a digested day holds together', () => {
  test('when it goes on', () => {
    const messages = [message(1, '2026-03-20T08:00:00Z'), message(2, '2026-03-20T09:00:00Z')]
    expect(shape(groupByDay(messages, 'UTC', [known('2026-03-20', 1, 1)]))).toEqual([['2026-03-20', [1, 2]]])
  })

  test('when the user flies west and a new message falls into the day before', () => {
    const later = [message(5, '2026-03-21T03:00:00Z')] // 20 March in New York
    expect(shape(groupByDay(later, 'America/New_York', [known('2026-03-21', 3, 4)]))).toEqual([['2026-03-21', [5]]])
  })

  test('when the user flies east and an old message would fall into the day after', () => {
    const read = [message(3, '2026-03-20T23:00:00Z'), message(4, '2026-03-21T06:00:00Z')]
    const days = groupByDay(read, 'Asia/Tokyo', [known('2026-03-20', 2, 3)])
    expect(shape(days)).toEqual([['2026-03-20', [3]], ['2026-03-21', [4]]]) // prettier-ignore
  })

  test('and a day that failed before an already digested one keeps its own', () => {
    const read = [message(1, '2026-03-19T10:00:00Z'), message(2, '2026-03-20T10:00:00Z')]
    const days = groupByDay(read, 'UTC', [known('2026-03-20', 2, 2)])
    expect(shape(days)).toEqual([['2026-03-19', [1]], ['2026-03-20', [2]]]) // prettier-ignore
  })
})
