import { describe, expect, test } from '@jest/globals'
import { type TelegramMessage } from '../../../integrations/telegram/types.ts'
import { type DayGroup } from '../../../services/digests/day-groups.ts'
import { storedUpTo } from '../../../services/digests/write-digests.ts'

const message = (id: number): TelegramMessage => ({
  ...{ id, date: new Date('2026-03-20T09:00:00Z'), senderId: '1', senderName: 'Sarah', isOutgoing: false },
  ...{ text: 'hello', replyToId: null, editedAt: null },
})
const group = (day: string, ids: number[]): DayGroup => ({ day, messages: ids.map(message) })

describe('how far a chat is stored', () => {
  test('is to its last message, if all days are', () => {
    expect(storedUpTo([group('2026-03-20', [1, 2]), group('2026-03-21', [3])], [])).toBe(3)
  })

  test('ends before the first message that is not, also where days interleave', () => {
    expect(storedUpTo([group('2026-03-20', [1, 5])], [group('2026-03-21', [2, 3])])).toBe(1)
    expect(storedUpTo([group('2026-03-21', [2, 3])], [group('2026-03-20', [1, 5])])).toBeNull()
  })

  test('is nowhere if nothing is', () => {
    expect(storedUpTo([], [group('2026-03-20', [1])])).toBeNull()
    expect(storedUpTo([], [])).toBeNull()
  })
})
