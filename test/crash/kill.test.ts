import { beforeAll, describe, expect, test } from '@jest/globals'
import { ensureIndexes } from '../../models/ensure-indexes.ts'
import { useDatabase } from '../setup/database.ts'
import { openCrashHouse } from './crash-house.ts'
import { killManyTimes } from './kill-run.ts'

/** 25 kills with every test run; `npm run test:crash` asks for more. */
const kills = Number(process.env.CONDUITS_KILLS ?? 25)
const seed = Number(process.env.CONDUITS_SEED ?? 1)
const perKillMs = 60_000

const database = useDatabase()
beforeAll(ensureIndexes)

const report = (title: string, counts: object) => process.stderr.write(`${title}: ${JSON.stringify(counts, null, 1)}\n`)

describe.each([
  { portal: 'a portal with unique note keys', unique: true, share: 0.6 },
  { portal: 'a portal that takes no unique property on notes', unique: false, share: 0.4 },
])('killed at every step of its runs, on $portal,', ({ portal, unique, share }) => {
  const wanted = Math.round(kills * share)
  test(
    'the real process loses nothing and doubles nothing',
    async () => {
      await database.empty()
      const house = await openCrashHouse(database.uri(), { unique, seed })
      const startedAt = Date.now()
      try {
        const counts = await killManyTimes(house, { unique, kills: wanted, seed: unique ? seed : seed + 1 })
        if (process.env.CONDUITS_KILLS) report(portal, { ...counts, seconds: (Date.now() - startedAt) / 1_000 })
        expect(counts.faults).toEqual([])
        expect(counts).toMatchObject({ lost: 0, doubled: 0 })
        expect(counts.kills).toBeGreaterThanOrEqual(wanted)
      } finally {
        await house.close()
      }
    },
    wanted * perKillMs + 60_000,
  )
})
