import { expect, test } from '@jest/globals'
import { sliceHistory } from '../../../sandbox/telegram/methods/history.ts'

/** Messages 10, 20 … 100, sent at second 1010, 1020 … 1100. */
const messages = Array.from({ length: 10 }, (_, i) => ({
  id: (i + 1) * 10,
  from: 1,
  text: '',
  sentAt: 1000 + (i + 1) * 10,
  replyToId: null,
  editedAt: null,
}))
const all = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 3, maxId: 0, minId: 0 }

// The rules are those of core.telegram.org/api/offsets.
test.each([
  ['without an offset, the newest', {}, [100, 90, 80]],
  ['an offset id, what is older', { offsetId: 50 }, [40, 30, 20]],
  ['an offset id that is no message, what is older', { offsetId: 55 }, [50, 40, 30]],
  ['minus the limit, what is newer, the offset itself with it', { offsetId: 50, addOffset: -3 }, [70, 60, 50]],
  ['a positive addOffset, a skip', { offsetId: 50, addOffset: 2 }, [20, 10]],
  ['a start before the newest, a shorter page', { offsetId: 91, addOffset: -3 }, [100]],
  ['a start far before the newest, nothing', { offsetId: 500, addOffset: -3 }, []],
  ['an offset date where there is no offset id', { offsetDate: 1030 }, [20, 10]],
  ['an offset id before an offset date', { offsetId: 50, offsetDate: 1030 }, [40, 30, 20]],
  ['minId, a filter on the page', { minId: 80 }, [100, 90]],
  ['maxId, a filter on the page', { maxId: 100 }, [90, 80]],
  ['limit 0, nothing', { limit: 0 }, []],
] as const)('%s', (_name, slice, expected) => {
  expect(sliceHistory(messages, { ...all, ...slice }).map(({ id }) => id)).toEqual(expected)
})
