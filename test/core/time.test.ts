import { expect, test } from '@jest/globals'
import { dayOf, digestDate, isDayOver, localDay, TimeOfDay, TimeZone } from '../../core/time.ts'

test('a local day follows the zone, over midnight and summer time', () => {
  const instant = new Date('2026-03-29T22:30:00Z')
  expect(localDay(instant, 'UTC')).toBe('2026-03-29')
  expect(localDay(instant, 'Europe/Berlin')).toBe('2026-03-30')
  expect(localDay(instant, 'America/New_York')).toBe('2026-03-29')
  expect(localDay(new Date('2026-01-01T05:00:00Z'), 'Pacific/Kiritimati')).toBe('2026-01-01')
})

test('a digest date is its local day at UTC midnight, and back', () => {
  expect(digestDate('2026-03-20').toISOString()).toBe('2026-03-20T00:00:00.000Z')
  expect(dayOf(digestDate('2026-03-20'))).toBe('2026-03-20')
})

test('a day is over when the zone has a later one', () => {
  const now = new Date('2026-03-20T23:30:00Z')
  expect(isDayOver('2026-03-20', 'UTC', now)).toBe(false)
  expect(isDayOver('2026-03-20', 'Europe/Moscow', now)).toBe(true)
})

test('zones and times of day are checked', () => {
  expect(TimeZone.safeParse('Europe/Kyiv').success).toBe(true)
  expect(TimeZone.safeParse('Mars/Olympus').success).toBe(false)
  expect(['00:00', '21:05', '23:59'].every((time) => TimeOfDay.safeParse(time).success)).toBe(true)
  expect(['24:00', '9:00', '21:60', '21:00:00'].some((time) => TimeOfDay.safeParse(time).success)).toBe(false)
})
