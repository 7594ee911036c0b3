import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createBudgets } from '../../../integrations/budget/create-budgets.ts'
import { BudgetModel } from '../../../models/budget.ts'
import { useDatabase } from '../../setup/database.ts'

useDatabase()
beforeAll(async () => void (await BudgetModel.createCollection()))
afterEach(async () => void (await BudgetModel.deleteMany({})))

const limit = { max: 10, windowMs: 400 }
/** Reserves this often and notes when each was let through. */
const spendAll = async (reserve: () => Promise<void>, times: number) => {
  const at: number[] = []
  await Promise.all(Array.from({ length: times }, () => reserve().then(() => at.push(performance.now()))))
  return at
}
const mostWithin = (at: number[], ms: number) =>
  Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + ms).length))

describe('a budget that processes share', () => {
  test('grants no more than its limit within any window, to all of them together', async () => {
    const [one, two, three] = [createBudgets(), createBudgets(), createBudgets()].map((budgets) =>
      budgets.open('shared', limit),
    )
    const at = await Promise.all([one, two, three].map((budget) => spendAll(() => budget!.reserve(), 12)))
    const all = at.flat().sort((a, b) => a - b)
    expect(all).toHaveLength(36)
    // A grant may reach its process a little after it was made.
    expect(mostWithin(all, limit.windowMs - 50)).toBeLessThanOrEqual(limit.max)
    expect(all.at(-1)! - all[0]!).toBeGreaterThan(3 * limit.windowMs - 20)
  })

  test('serves those who wait in one process together: many calls, few steps', async () => {
    const budget = createBudgets().open('fast', { max: 1_000, windowMs: 10_000 })
    await budget.reserve()
    const startedAt = performance.now()
    await Promise.all(Array.from({ length: 200 }, () => budget.reserve()))
    expect(performance.now() - startedAt).toBeLessThan(500)
    const stored = await BudgetModel.findOne({ _id: 'fast' }).lean()
    expect(stored?.slots.reduce((sum, { spent }) => sum + spent, 0)).toBe(201)
    expect(stored?.slots.length).toBeLessThanOrEqual(21)
  })

  test('takes costs of any size in turn; one above the limit takes a whole window', async () => {
    const budget = createBudgets().open('tokens', limit)
    const order: string[] = []
    await Promise.all(
      ([['big', 8], ['huge', 40], ['small', 1]] as const).map(([name, cost]) =>
        budget.reserve(cost).then(() => order.push(name)),
      ),
    ) // prettier-ignore
    expect(order).toEqual(['big', 'huge', 'small'])
  })

  test('learns the limit, and leaves room for what others have spent', async () => {
    const [one, two] = [createBudgets().open('learning', limit), createBudgets().open('learning', limit)]
    await one.reserve()
    await one.observe({ max: 20, windowMs: 400, remaining: 5 })
    const startedAt = performance.now()
    const at = await spendAll(() => two.reserve(), 8)
    expect(at.filter((moment) => moment - startedAt < 300)).toHaveLength(5)
  })

  test('a pause holds everybody', async () => {
    const [one, two] = [createBudgets().open('paused', limit), createBudgets().open('paused', limit)]
    await one.pause(300)
    const startedAt = performance.now()
    await two.reserve()
    expect(performance.now() - startedAt).toBeGreaterThan(280)
  })

  test('who gives up is not served, and holds up nobody', async () => {
    const budget = createBudgets().open('given-up', { max: 1, windowMs: 300 })
    await budget.reserve()
    const stop = new AbortController()
    const gone = budget.reserve(1, stop.signal)
    const next = budget.reserve()
    stop.abort(new Error('enough'))
    await expect(gone).rejects.toThrow('enough')
    await next
    const stored = await BudgetModel.findOne({ _id: 'given-up' }).lean()
    expect(stored?.slots.reduce((sum, { spent }) => sum + spent, 0)).toBeLessThanOrEqual(2)
  })
})
