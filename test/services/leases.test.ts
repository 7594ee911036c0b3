import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '../../core/ids.ts'
import { processName } from '../../core/living-process.ts'
import { ensureIndexes } from '../../models/ensure-indexes.ts'
import { LeaseModel } from '../../models/lease.ts'
import { createLeases } from '../../services/leases.ts'
import { useDatabase } from '../setup/database.ts'

const database = useDatabase()
beforeAll(ensureIndexes)
afterEach(() => database.empty())

const minute = 60_000
const forget = (name: string) => LeaseModel.updateOne({ _id: name }, { $set: { holder: newId(), fence: 99 } })

describe('a lease', () => {
  test('has one holder at a time, and every holder a higher fence', async () => {
    const [one, two] = [createLeases(), createLeases()]
    const fences: number[] = []
    await one.hold('thing', async ({ fence }) => {
      fences.push(fence)
      expect(await two.isHeld('thing')).toBe(true)
      await expect(two.hold('thing', async () => undefined)).rejects.toMatchObject({ kind: 'conflict' })
    })
    expect(await two.isHeld('thing')).toBe(false)
    await two.hold('thing', async ({ fence }) => void fences.push(fence))
    expect(fences[1]).toBeGreaterThan(fences[0] ?? Infinity)
  })

  test('of a process that was killed on this machine is taken over at once', async () => {
    const [boot, namespace, , , id] = processName().split('/')
    const dead = [boot, namespace, 2 ** 30, '1', id].join('/')
    await LeaseModel.create({ _id: 'thing', holder: dead, until: new Date(Date.now() + minute), fence: 7 })
    const leases = createLeases()
    if (process.platform !== 'linux') return
    expect(await leases.isHeld('thing')).toBe(false)
    expect(await leases.hold('thing', async ({ fence }) => fence)).toBe(8)
  })

  test('of a holder that nothing is known of has to lapse first', async () => {
    await LeaseModel.create({ _id: 'thing', holder: newId(), until: new Date(Date.now() + 600), fence: 7 })
    const leases = createLeases()
    await expect(leases.hold('thing', async () => undefined)).rejects.toMatchObject({ kind: 'conflict' })
    expect(await leases.hold('thing', async ({ fence }) => fence, { waitMs: 5_000 })).toBe(8)
  })

  test('that has passed to somebody else aborts its old holder with the next renewal', async () => {
    const leases = createLeases({ ttlMs: minute, renewMs: 20 })
    const ended = leases.hold('thing', async ({ signal, assertHeld }) => {
      assertHeld()
      await forget('thing')
      await sleep(minute, undefined, { signal }).catch(() => undefined)
      assertHeld()
    })
    await expect(ended).rejects.toThrow(/passed to another holder/)
  })

  test('counts as lost once its time has passed by our own clock, even before a timer has said so', async () => {
    const leases = createLeases({ ttlMs: 30, renewMs: minute })
    const ended = leases.hold('thing', async ({ signal, assertHeld }) => {
      const stalledUntil = Date.now() + 50
      while (Date.now() < stalledUntil);
      expect(signal.aborted).toBe(false)
      assertHeld()
    })
    await expect(ended).rejects.toThrow(/passed to another holder/)
  })

  test('is let go of when the work fails', async () => {
    const leases = createLeases()
    await expect(leases.hold('thing', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await leases.isHeld('thing')).toBe(false)
  })
})
