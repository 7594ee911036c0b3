import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Context, createContext } from '../../context.ts'
import { createLog } from '../../core/log.ts'
import { DigestModel } from '../../models/digest.ts'
import { SyncRunModel } from '../../models/sync-run.ts'
import { startHubspotSandbox } from '../../sandbox/hubspot/start-hubspot-sandbox.ts'
import { startTelegramSandbox } from '../../sandbox/telegram/start-telegram-sandbox.ts'
import { me } from '../setup/small-world.ts'
import { startHubspotProxy } from './hubspot-proxy.ts'
import { createProducts } from './product-process.ts'
import { createReached } from './reached.ts'
import { createTown, townContacts, townWorld } from './town.ts'
import { watchDatabase } from './watch-database.ts'

const app = { clientId: 'crash-app', clientSecret: 'crash-secret' }
const publicUrl = 'http://localhost:3000'
const indexLagMs = 200
const runEndsWithinMs = 90_000

/** Who runs the product's services in the test process to connect the person and to trigger syncs; it takes no jobs. */
const connect = async (context: Context, outside: Awaited<ReturnType<typeof openOutside>>) => {
  const { telegram, hubspot } = outside
  const { _id: userId } = await context.users.create()
  const { authToken } = await context.telegramAccounts.startSignIn(userId, me.phone)
  await context.telegramAccounts.verifyCode(userId, authToken, telegram.loginCode(me.phone) ?? '')
  const { url, browser } = await context.hubspotConnections.begin(userId)
  const { searchParams } = new URL(url)
  const code = hubspot.grant({ redirectUri: searchParams.get('redirect_uri') ?? '' })
  const state = searchParams.get('state') ?? ''
  const { outcome } = await context.hubspotConnections.complete({ code, state, browser, signedInAs: userId })
  if (outcome === 'problem') throw new Error('HubSpot could not be connected')
  return userId
}

const openOutside = async (uniqueNoteProperties: boolean) => {
  const reached = createReached()
  const telegram = await startTelegramSandbox({
    world: townWorld(),
    requestsLog: ({ method }) => void reached.step(`telegram ${method}`),
  })
  const hubspot = await startHubspotSandbox({
    ...app,
    contacts: townContacts,
    uniqueNoteProperties,
    indexLagMs,
    rateLimit: { perTenSeconds: 100_000, searchPerSecond: 1_000 },
  })
  const proxy = await startHubspotProxy(hubspot.apiRoot, reached)
  return { reached, telegram, hubspot, proxy }
}

/** The stand-ins and the database on this side, the product as processes of its own on the other. */
export const openCrashHouse = async (uri: string, { unique, seed }: { unique: boolean; seed: number }) => {
  const folder = await mkdtemp(join(tmpdir(), 'conduits-crash-'))
  const outside = await openOutside(unique)
  const { reached, telegram, hubspot, proxy } = outside
  const key = randomBytes(32)
  const telegramConfig = {
    apiId: 1,
    apiHash: 'crash',
    servers: telegram.serverList,
    serverKeyPem: telegram.publicKeyPem,
  }
  const context = await createContext(
    {
      database: { uri, ping: async () => true },
      encryptionKeys: [{ kid: 'k1', key }],
      publicUrl,
      telegram: telegramConfig,
      hubspot: { ...app, apiRoot: hubspot.apiRoot, authorizeUrl: hubspot.authorizeUrl },
      bot: null,
    },
    createLog('silent'),
  )
  // No handlers: it only pushes. A queue that was never started would not close.
  await context.queue.work([])
  const userId = await connect(context, outside)
  const keyFile = join(folder, 'telegram.pem')
  await writeFile(keyFile, telegram.publicKeyPem)
  const watching = watchDatabase(reached)
  const environment = {
    ROLES: 'jobs',
    MONGODB_URI: uri,
    ENCRYPTION_KEYS: `k1:${key.toString('base64')}`,
    PUBLIC_URL: publicUrl,
    TELEGRAM_API_ID: '1',
    TELEGRAM_API_HASH: 'crash',
    TELEGRAM_SERVERS: telegram.servers,
    TELEGRAM_SERVER_KEY: keyFile,
    HUBSPOT_CLIENT_ID: app.clientId,
    HUBSPOT_CLIENT_SECRET: app.clientSecret,
    HUBSPOT_API_ROOT: proxy.apiRoot,
    HUBSPOT_AUTHORIZE_URL: hubspot.authorizeUrl,
  }

  const products = createProducts(environment, folder)
  return {
    ...outside,
    context,
    userId,
    town: createTown(telegram, seed),
    start: () => products.start(),
    trigger: async () => (await context.sync.trigger(userId)).jobId,

    /** The state in which the run ended; null if `until` resolved first. */
    async ended(jobId: string, until: Promise<unknown>): Promise<string | null> {
      let isOver = false
      void until.then(() => (isOver = true))
      const deadline = Date.now() + runEndsWithinMs
      while (!isOver) {
        const run = await SyncRunModel.findOne({ _id: jobId }).lean()
        if (run && !run.open) return run.state
        if (Date.now() > deadline) throw new Error(`the run ${jobId} has not ended: ${JSON.stringify(run)}`)
        await sleep(40)
      }
      return null
    },

    /** Lets the time pass that a note of unknown outcome is waited for, as far as the product can tell. */
    async passQuarantine() {
      await sleep(indexLagMs + 400)
      const longAgo = new Date(Date.now() - 600_000)
      const { modifiedCount } = await DigestModel.updateMany(
        { noteSentAt: { $ne: null } },
        { $set: { noteSentAt: longAgo } },
      )
      return modifiedCount
    },

    async close() {
      await products.close()
      await watching.close()
      await context.queue.close(5_000)
      await proxy.close()
      await Promise.all([telegram.close(), hubspot.close()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type CrashHouse = Awaited<ReturnType<typeof openCrashHouse>>
