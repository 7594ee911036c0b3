import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll } from '@jest/globals'
import { startApi, type RunningApi } from '../../api/start-api.ts'
import { type Context, createContext } from '../../context.ts'
import { type SummarizerSettings } from '../../core/config.ts'
import { createLog, type Log } from '../../core/log.ts'
import { createBudgets } from '../../integrations/budget/create-budgets.ts'
import { createHubspot } from '../../integrations/hubspot/create-hubspot.ts'
import { startJobs } from '../../jobs/start-jobs.ts'
import { type HubspotSandbox, startHubspotSandbox } from '../../sandbox/hubspot/start-hubspot-sandbox.ts'
import { type BotApiSandbox, startBotApiSandbox } from '../../sandbox/telegram/bot-api/start-bot-api-sandbox.ts'
import { type TelegramSandbox, startTelegramSandbox } from '../../sandbox/telegram/start-telegram-sandbox.ts'
import { type World } from '../../sandbox/telegram/world.ts'
import { useDatabase } from './database.ts'

type Plan = {
  world: World
  contacts?: Record<string, string>[]
  hubspot?: { uniqueNoteProperties?: boolean; indexLagMs?: number }
  /** Unset = silence. */
  log?: Log
  publicUrl?: string
  /** Asked when the house is built; unset = summaries are made on this machine. */
  summarizer?: () => SummarizerSettings
}
type Answer = { status: number; body: unknown; headers: Headers }
export type Resident = { userId: string; token: string }

const localUrl = 'http://localhost:3000'
const app = { clientId: 'test-app', clientSecret: 'test-secret' }
export const botToken = '7000000001:test-bot-token-of-no-use-elsewhere'

/** The whole product over real sockets: stand-ins outside, a database inside, every door open. Call it at the top level. */
export const useHouse = (plan: Plan) => {
  const database = useDatabase()
  let telegram: TelegramSandbox
  let hubspot: HubspotSandbox
  let botApi: BotApiSandbox
  let context: Context
  let api: RunningApi

  beforeAll(async () => {
    telegram = await startTelegramSandbox({ world: plan.world })
    hubspot = await startHubspotSandbox({ ...app, contacts: plan.contacts ?? [], ...plan.hubspot })
    botApi = await startBotApiSandbox({ token: botToken })
    context = await createContext(
      {
        database: { uri: database.uri(), ping: async () => true },
        encryptionKeys: [{ kid: 'k1', key: randomBytes(32) }],
        publicUrl: plan.publicUrl ?? localUrl,
        jobLockMs: 1_000,
        telegram: { apiId: 1, apiHash: 'test', servers: telegram.serverList, serverKeyPem: telegram.publicKeyPem },
        hubspot: { ...app, apiRoot: hubspot.apiRoot, authorizeUrl: hubspot.authorizeUrl },
        bot: { token: botToken, apiRoot: botApi.apiRoot },
        ...(plan.summarizer && { summarizer: plan.summarizer() }),
      },
      plan.log ?? createLog('silent'),
    )
    await startJobs(context)
    api = await startApi(context, { port: 0, host: '127.0.0.1' })
  }, 60_000)

  afterAll(async () => {
    await api.stop()
    await context.queue.close(5_000)
    await Promise.all([telegram.close(), hubspot.close(), botApi.close()])
  })

  const call = async (
    method: string,
    path: string,
    { token, body }: { token?: string | undefined; body?: unknown } = {},
  ): Promise<Answer> => {
    const response = await fetch(api.url + path, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json(), headers: response.headers }
  }

  return {
    call,
    /** Where the API listens. */
    url: () => api.url,
    telegram: () => telegram,
    hubspot: () => hubspot,
    botApi: () => botApi,
    context: () => context,

    /** A new user with a token, connected to nothing. */
    async moveIn(): Promise<Resident> {
      const { _id: userId } = await context.users.create()
      const { token } = await context.apiTokens.create(userId, { name: 'test', scopes: ['read', 'write'] })
      return { userId, token }
    },

    async signIn({ userId }: Resident, phone: string, password?: string) {
      const { authToken } = await context.telegramAccounts.startSignIn(userId, phone)
      const step = await context.telegramAccounts.verifyCode(userId, authToken, telegram.loginCode(phone) ?? '')
      if (step.state === 'needs-2fa') await context.telegramAccounts.verifyPassword(userId, authToken, password ?? '')
    },

    async connectHubspot({ userId }: Resident) {
      const { url, browser } = await context.hubspotConnections.begin(userId)
      const { searchParams } = new URL(url)
      const code = hubspot.grant({ redirectUri: searchParams.get('redirect_uri') ?? '' })
      const state = searchParams.get('state') ?? ''
      const outcome = await context.hubspotConnections.complete({ code, state, browser, signedInAs: userId })
      if (outcome.outcome === 'problem') throw new Error(outcome.problem)
    },

    /** A way into the HubSpot stand-in, as another app of the portal has it. */
    async hubspotAccess() {
      const redirectUri = `${plan.publicUrl ?? localUrl}/api/hubspot/callback`
      const { apiRoot, authorizeUrl, grant } = hubspot
      const { oauth } = createHubspot({ ...app, apiRoot, authorizeUrl }, createBudgets())
      return oauth.exchangeCode({ code: grant({ redirectUri }), redirectUri })
    },

    /** Triggers a sync over the API and waits for its end. Progress must never go back. */
    async sync({ token }: Resident) {
      const { body } = await call('POST', '/api/sync/trigger', { token })
      const { jobId } = body as { jobId: string }
      let progress = 0
      for (;;) {
        const { body: status } = await call('GET', `/api/sync/status?jobId=${encodeURIComponent(jobId)}`, { token })
        const run = status as {
          state: string
          progress: number
          result: Record<string, unknown> | null
          error: string | null
        }
        if (run.progress < progress) throw new Error(`progress went back from ${progress} to ${run.progress}`)
        progress = run.progress
        if (run.state !== 'waiting' && run.state !== 'active') return { jobId, ...run }
        await new Promise((resolve) => setTimeout(resolve, 30))
      }
    },
  }
}
