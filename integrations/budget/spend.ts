import { type PipelineStage } from 'mongoose'
import { type Budget, BudgetModel } from '../../models/budget.ts'

export type Limit = {
  /** How much may be spent within any window. */ max: number
  windowMs: number
}
export type Grant = {
  granted: number
  /** What counts as spent now, this grant included. */
  spent: number
  limit: Limit
  /** Where nothing was granted: in how many ms the first cost can be. */
  waitMs: number
}

const slotsPerWindow = 20
const slotMs = ({ windowMs }: Limit) => Math.ceil(windowMs / slotsPerWindow)

const add = (records: { spent: number }[]) => records.reduce((sum, { spent }) => sum + spent, 0)

/** When `needed` more of the budget will have come back, in ms from the database's now. */
const waitFor = ({ slots, foreign, pausedUntil, updatedAt }: Budget, limit: Limit, needed: number): number => {
  const now = updatedAt.getTime()
  const paused = (pausedUntil?.getTime() ?? 0) - now
  const returns = [
    ...slots.map(({ at, spent }) => ({ spent, in: at.getTime() + limit.windowMs + slotMs(limit) - now })),
    ...(foreign ? [{ spent: foreign.spent, in: foreign.until.getTime() - now }] : []),
  ].sort((a, b) => a.in - b.in)
  let free = limit.max - add(slots) - (foreign && foreign.until > updatedAt ? foreign.spent : 0)
  for (const { spent, in: inMs } of returns) {
    if (free >= needed) break
    if (inMs <= 0) continue
    free += spent
    if (free >= needed) return Math.max(paused, inMs, 1)
  }
  return Math.max(paused, 1)
}

/** One atomic step on the database's own clock: forget what has come back, see what is free, take it. */
const spending = (limit: Limit, sums: number[]): PipelineStage[] => {
  const windowMs = { $ifNull: ['$learned.windowMs', limit.windowMs] }
  const slot = { $ceil: { $divide: [windowMs, slotsPerWindow] } }
  return [
    { $set: { slots: { $ifNull: ['$slots', []] }, learned: { $ifNull: ['$learned', null] }, updatedAt: '$$NOW' } },
    { $set: { slots: { $filter: { input: '$slots', cond: { $gt: ['$$this.at', { $subtract: ['$$NOW', { $add: [windowMs, slot] }] }] } } } } },
    { $set: { foreign: { $cond: [{ $gt: ['$foreign.until', '$$NOW'] }, '$foreign', null] }, pausedUntil: { $ifNull: ['$pausedUntil', null] } } },
    {
      $set: {
        granted: {
          $let: {
            vars: { free: { $subtract: [{ $ifNull: ['$learned.max', limit.max] }, { $add: [{ $sum: '$slots.spent' }, { $ifNull: ['$foreign.spent', 0] }] }] } },
            in: { $cond: [{ $gt: ['$pausedUntil', '$$NOW'] }, 0, { $ifNull: [{ $max: { $filter: { input: sums, cond: { $lte: ['$$this', '$$free'] } } } }, 0] }] },
          },
        },
      },
    },
    {
      $set: {
        slots: {
          $let: {
            vars: { at: { $toDate: { $subtract: [{ $toLong: '$$NOW' }, { $mod: [{ $toLong: '$$NOW' }, { $toLong: slot }] }] } } },
            in: {
              $concatArrays: [
                { $filter: { input: '$slots', cond: { $ne: ['$$this.at', '$$at'] } } },
                [{ at: '$$at', spent: { $add: ['$granted', { $sum: { $map: { input: { $filter: { input: '$slots', cond: { $eq: ['$$this.at', '$$at'] } } }, in: '$$this.spent' } } }] } }],
              ],
            },
          },
        },
      },
    },
  ] // prettier-ignore
}

const isDuplicateKey = (error: unknown) => error instanceof Error && 'code' in error && error.code === 11_000

/** The document is made by the first that asks; when several are first at once, the others ask again. */
export const change = async (name: string, steps: PipelineStage[]): Promise<Budget> => {
  const update = () =>
    BudgetModel.findOneAndUpdate({ _id: name }, steps as never, {
      upsert: true,
      returnDocument: 'after',
      updatePipeline: true,
    }).lean()
  try {
    return await update()
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return update()
  }
}

/** Takes as many of the costs, in their order, as there is room for. */
export const spend = async (name: string, limit: Limit, costs: number[]): Promise<Grant> => {
  let sum = 0
  const sums = costs.map((cost) => (sum += cost))
  const budget = await change(name, spending(limit, sums))
  const effective = budget.learned ?? limit
  const { granted, slots } = budget
  return {
    granted,
    spent: add(slots),
    limit: effective,
    waitMs: granted > 0 ? 0 : waitFor(budget, effective, sums[0] ?? 0),
  }
}
