import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { LeaseModel } from '../models/lease.ts'

const isDuplicateKey = (error: unknown) => error instanceof Error && 'code' in error && error.code === 11_000

export type HeldLease = {
  /** Aborted when the lease could not be renewed in time or the caller's own signal aborts: stop writing. */
  signal: AbortSignal
  /** Grows with every holder. */
  fence: number
}
export type LeaseOptions = {
  /** How long to wait for another holder to let go. */ waitMs?: number
  signal?: AbortSignal
}

/** Leases let one process at a time work on something: they are renewed while the work runs and lapse after a crash. */
export const createLeases = ({ ttlMs = 30_000, renewMs = 10_000 } = {}) => {
  const holder = newId()

  const take = async (name: string): Promise<number | null> => {
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

  const renew = async (name: string, fence: number) => {
    const until = new Date(Date.now() + ttlMs)
    const { matchedCount } = await LeaseModel.updateOne({ _id: name, holder, fence }, { $set: { until } })
    if (matchedCount === 0) throw new Error('the lease has passed to another holder')
  }

  const release = (name: string, fence: number) =>
    LeaseModel.updateOne({ _id: name, holder, fence }, { $set: { until: new Date(0) } })

  const waitFor = async (name: string, { waitMs = 0, signal }: LeaseOptions): Promise<number> => {
    const deadline = Date.now() + waitMs
    for (;;) {
      const fence = await take(name)
      if (fence !== null) return fence
      if (Date.now() >= deadline)
        throw new AppError('conflict', 'This is being worked on by another process right now.')
      await sleep(Math.min(500, waitMs), undefined, { signal })
    }
  }

  return {
    /** Runs `work` while holding `name`. Throws AppError `conflict` if somebody else holds it for all of `waitMs`. */
    async hold<T>(name: string, work: (lease: HeldLease) => Promise<T>, options: LeaseOptions = {}): Promise<T> {
      const fence = await waitFor(name, options)
      const lost = new AbortController()
      const signal = options.signal ? AbortSignal.any([options.signal, lost.signal]) : lost.signal
      let renewedAt = Date.now()
      const timer = setInterval(() => {
        renew(name, fence).then(
          () => (renewedAt = Date.now()),
          (error: unknown) => {
            if (Date.now() - renewedAt > ttlMs - renewMs) lost.abort(error)
          },
        )
      }, renewMs)
      try {
        return await work({ signal, fence })
      } finally {
        clearInterval(timer)
        await release(name, fence).catch(() => undefined)
      }
    },

    /** True while anybody holds it. */
    async isHeld(name: string): Promise<boolean> {
      return (await LeaseModel.exists({ _id: name, until: { $gte: new Date() } })) !== null
    },
  }
}
export type Leases = ReturnType<typeof createLeases>
