import { beforeAll, describe, expect, test } from '@jest/globals'
import { DialogModel } from '../../models/dialog.ts'
import { DigestModel } from '../../models/digest.ts'
import { ensureIndexes } from '../../models/ensure-indexes.ts'
import { LeaseModel } from '../../models/lease.ts'
import { SyncRunModel } from '../../models/sync-run.ts'
import { useDatabase } from '../setup/database.ts'
import { restFaults } from './check-world.ts'
import { type CrashHouse, openCrashHouse } from './crash-house.ts'

const database = useDatabase()
beforeAll(ensureIndexes)

const never = new Promise(() => undefined)
const until = async (holds: () => Promise<boolean> | boolean) => {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it did not come to that')
}

/** The time that a stopped process lets pass: its leases lapse. */
const leasesLapse = () => LeaseModel.updateMany({}, { $set: { until: new Date(0) } })
const everything = async () => ({
  digests: await DigestModel.find().sort({ _id: 1 }).lean(),
  dialogs: await DialogModel.find({}, { cursor: 1, storedTop: 1 }).sort({ _id: 1 }).lean(),
  runs: await SyncRunModel.find().sort({ _id: 1 }).lean(),
})

/** Stops a process at a step, has another one do the whole run in its stead, and lets the first go on. */
const stallAt = async (house: CrashHouse, step: string, whileStopped = async () => {}) => {
  const stalled = house.start()
  const stopped = new Promise<void>((resolve) => {
    const strike = () => {
      stalled.signal('SIGSTOP')
      resolve()
    }
    house.reached.plan({ step, nth: 1, fate: 'go', strike })
  })
  const jobId = await house.trigger()
  await stopped
  await leasesLapse()
  const other = house.start()
  expect(await house.ended(jobId, never)).toBe('completed')
  await whileStopped()
  return { stalled, other }
}

const opened = async (unique: boolean, work: (house: CrashHouse) => Promise<void>) => {
  await database.empty()
  const house = await openCrashHouse(database.uri(), { unique, seed: 7 })
  try {
    house.town.begin()
    await work(house)
  } finally {
    await house.close()
  }
}

describe('a worker that was stopped while another took over', () => {
  test.each(['telegram messages.getHistory', 'database digest summarizing', 'database digest stored'])(
    'at %s writes nothing once it wakes',
    (step) =>
      opened(true, async (house) => {
        const { stalled, other } = await stallAt(house, step)
        const before = await everything()
        stalled.signal('SIGCONT')
        // It comes to the end of what it was at, finds that it is not its turn any more, and lives on.
        await until(async () => (await LeaseModel.countDocuments({ until: { $gt: new Date() } })) === 0)
        await new Promise((resolve) => setTimeout(resolve, 1_500))
        expect(stalled.isRunning()).toBe(true)
        expect(await everything()).toEqual(before)
        expect((await restFaults(house.town, house.hubspot)).faults).toEqual([])
        await Promise.all([stalled.stop(), other.stop()])
      }),
    120_000,
  )

  test(
    'with a note on its way adds none, where the portal keeps keys unique',
    () =>
      opened(true, async (house) => {
        const held = house.proxy.hold('notes/batch/create')
        const { stalled, other } = await stallAt(house, 'hubspot notes/batch/create arrives')
        stalled.signal('SIGCONT')
        held.release()
        // Its text may have come last: what it cannot vouch for it leaves to be sent anew.
        await until(async () => (await DigestModel.exists({ noteState: 'pending' })) !== null)
        await Promise.all([stalled.stop(), house.trigger().then((jobId) => house.ended(jobId, never))])
        expect((await restFaults(house.town, house.hubspot)).faults).toEqual([])
        await other.stop()
      }),
    120_000,
  )

  test(
    'with a note on its way takes it back, where nothing else keeps it single and it arrives after the quarantine',
    () =>
      opened(false, async (house) => {
        const held = house.proxy.hold('notes/batch/create')
        let archived = 0
        const { stalled, other } = await stallAt(house, 'hubspot notes/batch/create arrives', async () => {
          await house.passQuarantine()
          await house.ended(await house.trigger(), never)
          expect((await restFaults(house.town, house.hubspot)).faults).toEqual([])
        })
        stalled.signal('SIGCONT')
        held.release()
        await until(() => {
          archived = house.hubspot.notes().filter((note) => note.archived).length
          return archived > 0
        })
        await until(async () => (await restFaults(house.town, house.hubspot)).faults.length === 0)
        expect(archived).toBeGreaterThan(0)
        await Promise.all([stalled.stop(), other.stop()])
      }),
    120_000,
  )
})
