import { setTimeout as sleep } from 'node:timers/promises'
import type mongoose from 'mongoose'
import { z } from 'zod'
import { errorCode } from './error-code.ts'

type Database = mongoose.mongo.Db

export const setName = 'conduits'

const limitMs = 60_000
// https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
const notYetInitialized = 94
/** Another change of the set is under way, or its stored state is still being read: ask again. */
const passing = new Set([23, 109, 91, 11_600, 11_602, 10_107, 13_436])

const Config = z.looseObject({
  version: z.number(),
  members: z.array(z.looseObject({ host: z.string() })).min(1),
})

const readConfig = async (admin: Database) => {
  try {
    return z.object({ config: Config }).parse(await admin.command({ replSetGetConfig: 1 })).config
  } catch (error) {
    if (errorCode(error) === notYetInitialized) return null
    throw error
  }
}

const nameMember = async (admin: Database, host: string) => {
  const config = await readConfig(admin)
  if (!config) {
    await admin.command({ replSetInitiate: { _id: setName, members: [{ _id: 0, host }] } })
  } else if (config.members[0]?.host !== host) {
    // The data was last served on another port. Without a majority only a forced change is taken.
    const members = [{ ...config.members[0], host }]
    await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true })
  }
}

/** Makes the server the primary of its own single-node set under `host` (address:port). Throws after 60 s. */
export const becomePrimary = async (admin: Database, host: string): Promise<void> => {
  const deadline = Date.now() + limitMs
  for (let isNamed = false; ; await sleep(50)) {
    try {
      if (!isNamed) await nameMember(admin, host)
      isNamed = true
      if ((await admin.command({ hello: 1 })).isWritablePrimary) return
    } catch (error) {
      if (!passing.has(Number(errorCode(error))) || Date.now() > deadline) throw error
    }
    if (Date.now() > deadline) throw new Error(`the replica set did not elect itself within ${limitMs / 1000} s`)
  }
}

/**
 * Writes the address into the set's stored configuration; the server must run on its own. As a member it would first
 * ask at its old address whether it is there, and wait half a minute if a stranger listens there now.
 */
export const moveMember = async (local: Database, host: string): Promise<void> => {
  await local.collection('system.replset').updateOne({}, { $set: { 'members.0.host': host } })
}
