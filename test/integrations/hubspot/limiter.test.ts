import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { type CallKind, createLimiter } from '../../../integrations/hubspot/limiter.ts'

const headers = (max: number, remaining: number) => ({
  'x-hubspot-ratelimit-max': String(max),
  'x-hubspot-ratelimit-remaining': String(remaining),
  'x-hubspot-ratelimit-interval-milliseconds': '10000',
})

/** How many of `wanted` calls get through within so many ms of a frozen clock. */
const passedAfter = async (reserve: (kind: CallKind) => Promise<void>, wanted: number, ms: number, kind: CallKind) => {
  let passed = 0
  for (let n = 0; n < wanted; n += 1) void reserve(kind).then(() => (passed += 1))
  await jest.advanceTimersByTimeAsync(ms)
  return passed
}

describe('the limiter of a portal', () => {
  beforeEach(() => {
    jest.useFakeTimers()
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  test('starts with the lowest documented limit and goes on when the window moves', async () => {
    const { reserve } = createLimiter()
    expect(await passedAfter(reserve, 150, 9_000, 'general')).toBe(100)
    expect(await passedAfter(reserve, 0, 2_000, 'general')).toBe(0)
    expect(await passedAfter(reserve, 1, 11_000, 'general')).toBe(1)
  })

  test('takes the limit from the headers, and leaves room for calls that others send', async () => {
    const limiter = createLimiter()
    limiter.observe(headers(110, 30))
    expect(await passedAfter((kind) => limiter.reserve(kind), 50, 9_000, 'general')).toBe(30)
  })

  test('lets searches through at four a second on average, and they hold up nothing else', async () => {
    const { reserve } = createLimiter()
    const searches = passedAfter(reserve, 20, 2_400, 'search')
    const general = passedAfter(reserve, 10, 0, 'general')
    expect(await general).toBe(10)
    expect(await searches).toBe(10)
  })

  test('waits out a Retry-After', async () => {
    const limiter = createLimiter()
    limiter.observe({ 'retry-after': '3' })
    let isPassed = false
    void limiter.reserve('general').then(() => (isPassed = true))
    await jest.advanceTimersByTimeAsync(2_900)
    expect(isPassed).toBe(false)
    await jest.advanceTimersByTimeAsync(200)
    expect(isPassed).toBe(true)
  })
})
