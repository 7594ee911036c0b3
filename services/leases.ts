import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../core/errors.ts'
import { isGone, processName } from '../core/living-process.ts'
import { LeaseModel } from '../models/lease.ts'

const passed = new Error('the lease has passed to another holder')
const isDuplicateKey = (error: unknown) => error instanceof Error && 'code' in error && error.code === 11_000

export type HeldLease = {
  /** Aborted when the lease could not be renewed in time or the caller's own signal aborts: stop writing. */
  signal: AbortSignal
  /** Grows with every holder. */
  fence: number
  /** Throws if the lease was lost or has lapsed by our own clock: to be asked before anything that cannot be taken back. */
  assertHeld: () => void
}
export type LeaseOptions = {
  /** How long to wait for another holder to let go. */ waitMs?: number
  signal?: AbortSignal
}

/** Leases let one process at a time work on something: they are renewed while the work runs and lapse after a crash. */
export const createLeases = ({ ttlMs = 30_000, renewMs = 10_000 } = {}) => {
  const holder = processName()

  const takeLapsed = async (name: string): Promise<number | null> => {
    const now = Date.now()
    try {
      const lease = await LeaseModel.findOneAndUpdate(
        { _id: name, until: { $lt: new Date(now) } },
        { $set: { holder, until: new Date(now + ttlMs) }, $inc: { fence: 1 } },
        { upsert: true, returnDocument: 'after' },
      ).lean()
      return lease.fence
    } catch (error) {
      if (isDuplicateKey(error)) return null
      throw error
    }
  }

  /** A holder that was killed needs no waiting for, where its process is known to be gone. */
  const takeFromTheDead = async (name: string): Promise<number | null> => {
    const lease = await LeaseModel.findOne({ _id: name }).lean()
    if (!lease || !isGone(lease.holder)) return null
    const taken = await LeaseModel.findOneAndUpdate(
      { _id: name, holder: lease.holder, fence: lease.fence },
      { $set: { holder, until: new Date(Date.now() + ttlMs) }, $inc: { fence: 1 } },
      { returnDocument: 'after' },
    ).lean()
    return taken?.fence ?? null
  }

  const take = async (name: string) => (await takeLapsed(name)) ?? (await takeFromTheDead(name))

  /** Resolves with false if the lease has passed to another holder. */
  const renew = async (name: string, fence: number): Promise<boolean> => {
    const until = new Date(Date.now() + ttlMs)
    const { matchedCount } = await LeaseModel.updateOne({ _id: name, holder, fence }, { $set: { until } })
    return matchedCount > 0
  }

  const release = (name: string, fence: number) =>
    LeaseModel.updateOne({ _id: name, holder, fence }, { $set: { until: new Date(0) } })

  const waitFor = async (name: string, { waitMs = 0, signal }: LeaseOptions) => {
    const deadline = Date.now() + waitMs
    for (;;) {
      const askedAt = Date.now()
      const fence = await take(name)
      if (fence !== null) return { fence, askedAt }
      if (Date.now() >= deadline)
        throw new AppError('conflict', 'This is being worked on by another process right now.')
      await sleep(Math.min(500, waitMs), undefined, { signal })
    }
  }

  return {
    /** Runs `work` while holding `name`. Throws AppError `conflict` if somebody else holds it for all of `waitMs`. */
    async hold<T>(name: string, work: (lease: HeldLease) => Promise<T>, options: LeaseOptions = {}): Promise<T> {
      const { fence, askedAt } = await waitFor(name, options)
      const lost = new AbortController()
      const signal = options.signal ? AbortSignal.any([options.signal, lost.signal]) : lost.signal
      let heldSince = askedAt
      const keep = async () => {
        const now = Date.now()
        try {
          if (await renew(name, fence)) heldSince = now
          else lost.abort(passed)
        } catch (error) {
          if (Date.now() - heldSince > ttlMs - renewMs) lost.abort(error)
        }
      }
      const timer = setInterval(() => void keep(), renewMs)
      const assertHeld = () => {
        if (Date.now() - heldSince >= ttlMs) lost.abort(passed)
        signal.throwIfAborted()
      }
      try {
        return await work({ signal, fence, assertHeld })
      } finally {
        clearInterval(timer)
        await release(name, fence).catch(() => undefined)
      }
    },

    /** True while anybody holds it. */
    async isHeld(name: string): Promise<boolean> {
      const lease = await LeaseModel.findOne({ _id: name, until: { $gte: new Date() } }).lean()
      return lease !== null && !isGone(lease.holder)
    },
  }
}
export type Leases = ReturnType<typeof createLeases>
