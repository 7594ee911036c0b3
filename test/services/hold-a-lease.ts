import { setTimeout as sleep } from 'node:timers/promises'
import mongoose from 'mongoose'
import { createLeases } from '../../services/leases.ts'

/** A process of its own for leases.test.ts: holds the lease `x` for a while, several times, and says what it believes. */
const [uri = '', plan = '{}'] = process.argv.slice(2)
const { ttlMs, holdMs, rounds } = JSON.parse(plan) as { ttlMs: number; holdMs: number; rounds: number }
const say = (event: string) =>
  process.stdout.write(
    `${JSON.stringify({ at: performance.timeOrigin + performance.now(), pid: process.pid, event })}\n`,
  )

await mongoose.connect(uri, { serverSelectionTimeoutMS: 5_000 })
const leases = createLeases({ ttlMs, renewMs: ttlMs / 3 })
for (let round = 0; round < rounds; round++) {
  await leases.hold(
    'x',
    async ({ signal }) => {
      say('took')
      await sleep(holdMs, undefined, { signal }).catch(() => undefined)
      say(signal.aborted ? 'aborted' : 'released')
    },
    { waitMs: 60_000 },
  )
}
await mongoose.disconnect()
