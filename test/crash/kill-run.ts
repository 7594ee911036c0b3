import { setTimeout as sleep } from 'node:timers/promises'
import { SyncConfigModel, defaultSyncConfig } from '../../models/sync-config.ts'
import { DigestModel } from '../../models/digest.ts'
import { cursorFaults, restFaults } from './check-world.ts'
import { type CrashHouse } from './crash-house.ts'
import { type Fate } from './reached.ts'
import { createRng } from './random.ts'

export type KillPoint = { step: string; nth: number; fate: Fate }

const hubspotCalls = ['notes/batch/create', 'notes/batch/update', 'contacts/batch/update', 'contacts/search']
const lookUps = ['notes/batch/read', 'notes/search']
const point = (step: string, nth = 1, fate: Fate = 'lost'): KillPoint => ({ step, nth, fate })

/** Every step of a run as it shows outside; a random moment is one of them. */
const pointsOf = (unique: boolean): KillPoint[] => [
  ...hubspotCalls.flatMap((call) => [
    point(`hubspot ${call} done`),
    point(`hubspot ${call} arrives`, 1, 'late'),
    point(`hubspot ${call} answered`),
    point(`hubspot ${call} arrives`),
  ]),
  point('database digest stored'),
  point('database cursor advanced'),
  point('database digest summarizing'),
  point('database note recorded'),
  ...(unique ? [] : [point('database note intended'), ...lookUps.map((call) => point(`hubspot ${call} done`))]),
  point('moment'),
  point('database digest opened'),
  point('database digest stored', 3),
  point('database cursor advanced', 2),
  point('telegram messages.getHistory'),
  point('telegram messages.getHistory', 3),
  point('telegram messages.getDialogs'),
  point('moment'),
  point('database contact recorded'),
  point('database contact taken in'),
  point('database run active'),
  point('database run reported', 3),
  point('database run completed'),
  point('moment'),
]
/** In another order for another seed, so that a short form sees some of every kind. */
const shuffled = <T>(list: T[], random: () => number): T[] =>
  list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)

const zones = ['UTC', 'America/Los_Angeles', 'Asia/Tokyo', 'UTC', 'Pacific/Auckland']

export type KillCounts = {
  kills: number
  byStep: Record<string, number>
  rounds: number
  notReached: number
  answersLost: number
  digests: number
  notes: number
  messages: number
  lost: number
  doubled: number
  faults: string[]
}

/**
 * Lives through days with the real process and kills it at one step after the other, now and then while it recovers, with
 * answers lost on the way, until it was killed so often. Each day ends with a look at everything.
 */
export const killManyTimes = async (
  house: CrashHouse,
  { unique, kills, seed, say }: { unique: boolean; kills: number; seed: number; say: (line: string) => void },
): Promise<KillCounts> => {
  const { reached, proxy, town, hubspot, userId } = house
  const random = createRng(seed)
  const points = shuffled(pointsOf(unique), random)
  const counts = { kills: 0, rounds: 0, notReached: 0, answersLost: 0 }
  const byStep: Record<string, number> = {}
  const faults: string[] = []
  let product = house.start()
  let next = 0

  const arm = ({ step, nth, fate }: KillPoint) => {
    const victim = product
    const strike = () => victim.signal('SIGKILL')
    if (step === 'moment') setTimeout(() => reached.step('moment'), 50 + random() * 900)
    reached.plan({ step, nth, fate, strike })
  }
  const note = (found: string[], when: string) => faults.push(...found.map((fault) => `${when}: ${fault}`))

  const bury = async (name: string) => {
    await product.exited
    counts.kills += 1
    byStep[name] = (byStep[name] ?? 0) + 1
    if (counts.kills % 20 === 0) say(`${counts.kills} of ${kills} kills, ${counts.rounds} days`)
    note(await cursorFaults(town), `after a kill at ${name}`)
    product = house.start()
  }

  /** One run, killed at the given points in turn as far as it comes to them. */
  const runThrough = async (plans: KillPoint[]) => {
    const jobId = await house.trigger()
    for (const plan of plans) {
      arm(plan)
      const state = await house.ended(jobId, product.exited)
      reached.plan(null)
      const name = `${plan.step} ${plan.step.endsWith('arrives') ? plan.fate : ''}`.trim()
      if (state === null || !product.isRunning()) await bury(name)
      else counts.notReached += 1
    }
    const state = await house.ended(jobId, new Promise(() => undefined))
    if (state !== 'completed') faults.push(`run ${jobId} ended as ${state}`)
    if (!product.isRunning()) {
      faults.push(`the process ended by itself: ${product.said()}`)
      product = house.start()
    }
  }

  town.begin()
  while (counts.kills < kills && faults.length === 0) {
    counts.rounds += 1
    if (counts.rounds > 1) town.liveOn()
    const timezone = zones[Math.floor(counts.rounds / 4) % zones.length] ?? 'UTC'
    await SyncConfigModel.updateOne({ _id: userId }, { $set: { ...defaultSyncConfig, timezone } }, { upsert: true })
    if (random() < 0.3) {
      counts.answersLost += 1
      proxy.loseAnswers(random() < 0.7 ? 'notes/batch/create' : 'batch/update', 1)
    }
    const plans = [points[next++ % points.length]]
    if (random() < 0.3) plans.push(points[next++ % points.length])
    await runThrough(plans.filter((plan) => plan !== undefined))

    // What no unique key guards has to wait for its quarantine; the next run looks it up.
    for (let again = 0; again < 4 && !unique && (await house.passQuarantine()) > 0; again += 1) await runThrough([])
    while (unique && (await DigestModel.exists({ noteState: 'failed' }))) await runThrough([])
    const { faults: found } = await restFaults(town, hubspot)
    note(found, `after round ${counts.rounds}`)
    await sleep(0)
  }
  await product.stop()
  const { count } = await restFaults(town, hubspot)
  return { ...counts, ...count, byStep, faults }
}
