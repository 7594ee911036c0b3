import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { isGone, processName } from '../core/living-process.ts'
import { LeaseModel } from '../models/lease.ts'

const passed = new Error('the lease has passed to another holder')
const lapsing = new Error('the lease could not be renewed in time')
const isDuplicateKey = (error: unknown) => error instanceof Error && 'code' in error && error.code === 11_000

export type HeldLease = {
  /** Aborted when the lease could not be renewed in time or the caller's own signal aborts: stop writing. */
  signal: AbortSignal
  /** Grows with every holder. */
  fence: number
  /** Throws if the lease was lost or has lapsed by our own clock: to be asked before anything that cannot be taken back. */
  assertHeld: () => void
}
type Held = { me: string; fence: number }
export type LeaseOptions = {
  /** How long to wait for another holder to let go. */ waitMs?: number
  signal?: AbortSignal
}

/** Leases let one process at a time work on something: they are renewed while the work runs and lapse after a crash. */
export const createLeases = ({ ttlMs = 30_000, renewMs = 10_000 } = {}) => {
  const holder = processName()
  const marginMs = Math.min(renewMs, ttlMs) / 2

  // Every time is the database's: processes whose clocks differ must not both hold.
  const until = { $add: ['$$NOW', ttlMs] }
  const takeIf = (isFree: object, me: string) => {
    const ours = (mine: object, theirs: string) => ({ $cond: [isFree, mine, theirs] })
    return {
      $set: {
        holder: ours({ $literal: me }, '$holder'),
        until: ours(until, '$until'),
        fence: ours({ $add: [{ $ifNull: ['$fence', 0] }, 1] }, '$fence'),
      },
    }
  }
  const isLapsed = { $lt: [{ $ifNull: ['$until', new Date(0)] }, '$$NOW'] }

  const takeOnce = async (name: string, isFree: object): Promise<Held | null> => {
    // A name for this very holding: who came away with the lease is seen by it.
    const me = `${holder}/${newId()}`
    try {
      const lease = await LeaseModel.findOneAndUpdate({ _id: name }, [takeIf(isFree, me)], {
        upsert: true,
        returnDocument: 'after',
        updatePipeline: true,
      }).lean()
      return lease.holder === me ? { me, fence: lease.fence } : null
    } catch (error) {
      if (isDuplicateKey(error)) return null
      throw error
    }
  }

  /** A holder that was killed needs no waiting for, where its process is known to be gone. */
  const takeFromTheDead = async (name: string): Promise<Held | null> => {
    const lease = await LeaseModel.findOne({ _id: name }).lean()
    if (!lease || !isGone(lease.holder)) return null
    return takeOnce(name, { $eq: ['$holder', { $literal: lease.holder }] })
  }

  const take = async (name: string) => (await takeOnce(name, isLapsed)) ?? (await takeFromTheDead(name))

  /** Resolves with false if the lease has passed to another holder. */
  const renew = async (name: string, { me, fence }: Held): Promise<boolean> => {
    const { matchedCount } = await LeaseModel.updateOne({ _id: name, holder: me, fence }, [{ $set: { until } }], {
      updatePipeline: true,
    })
    return matchedCount > 0
  }

  const release = (name: string, { me, fence }: Held) =>
    LeaseModel.updateOne({ _id: name, holder: me, fence }, { $set: { until: new Date(0) } })

  const waitFor = async (name: string, { waitMs = 0, signal }: LeaseOptions) => {
    const deadline = Date.now() + waitMs
    for (;;) {
      const askedAt = Date.now()
      const held = await take(name)
      if (held !== null) return { held, askedAt }
      if (Date.now() >= deadline)
        throw new AppError('conflict', 'This is being worked on by another process right now.')
      await sleep(Math.min(500, waitMs), undefined, { signal })
    }
  }

  return {
    /** Runs `work` while holding `name`. Throws AppError `conflict` if somebody else holds it for all of `waitMs`. */
    async hold<T>(name: string, work: (lease: HeldLease) => Promise<T>, options: LeaseOptions = {}): Promise<T> {
      const { held, askedAt } = await waitFor(name, options)
      const lost = new AbortController()
      const signal = options.signal ? AbortSignal.any([options.signal, lost.signal]) : lost.signal
      let heldSince = askedAt
      let lapse: NodeJS.Timeout | undefined
      // A renewal may be refused, fail, or never be answered: the work stops before anybody else can take the lease.
      const watch = () => {
        clearTimeout(lapse)
        lapse = setTimeout(() => lost.abort(lapsing), Math.max(0, heldSince + ttlMs - marginMs - Date.now()))
      }
      const keep = async () => {
        const now = Date.now()
        if (!(await renew(name, held))) return lost.abort(passed)
        heldSince = now
        if (!lost.signal.aborted && !isOver) watch()
      }
      let isOver = false
      watch()
      const timer = setInterval(() => void keep().catch(() => undefined), renewMs)
      const assertHeld = () => {
        if (Date.now() - heldSince >= ttlMs) lost.abort(passed)
        signal.throwIfAborted()
      }
      try {
        return await work({ signal, fence: held.fence, assertHeld })
      } finally {
        isOver = true
        clearInterval(timer)
        clearTimeout(lapse)
        await release(name, held).catch(() => undefined)
      }
    },

    /** True while anybody holds it. */
    async isHeld(name: string): Promise<boolean> {
      const lease = await LeaseModel.findOne({ _id: name, $expr: { $gte: ['$until', '$$NOW'] } }).lean()
      return lease !== null && !isGone(lease.holder)
    },
  }
}
export type Leases = ReturnType<typeof createLeases>
