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

/** Only the long form talks. */
const say = (line: string) => void (process.env.CONDUITS_KILLS && process.stderr.write(`${line}\n`))

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
        const plan = { unique, kills: wanted, seed: unique ? seed : seed + 1, say }
        const counts = await killManyTimes(house, plan)
        say(`${portal}: ${JSON.stringify({ ...counts, seconds: (Date.now() - startedAt) / 1_000 }, null, 1)}`)
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
