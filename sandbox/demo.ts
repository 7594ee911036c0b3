import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { type Context } from '../context.ts'
import { createDisplay, type Display } from './display.ts'
import { type HubspotSandbox } from './hubspot/start-hubspot-sandbox.ts'
import { type TelegramSandbox } from './telegram/start-telegram-sandbox.ts'

/** The person whose chats the sandbox holds, as they would sign in. */
export type Person = { name: string; phone: string; password: string | null }
/** The product as the demo reaches it: its services for the two sign-ins, the REST API for the rest. */
export type Door = { context: Context; apiUrl: string; signal: AbortSignal }
export type StandIns = { telegram: TelegramSandbox; hubspot: HubspotSandbox }
type Demo = Door &
  StandIns & {
    person: Person
    /** The user of an earlier start, if there was one. */
    memory: { userId(): string | null; remember(userId: string): void }
  }

const Status = z.object({
  state: z.enum(['waiting', 'active', 'completed', 'failed', 'not_found']),
  progress: z.number(),
  error: z.string().nullable(),
  result: z
    .object({
      dialogsProcessed: z.number(),
      digestsCreated: z.number(),
      digestsUpdated: z.number(),
      notesCreated: z.number(),
      notesUpdated: z.number(),
      errors: z.array(z.object({ peerName: z.string().nullable(), message: z.string() })),
    })
    .nullable(),
})
export type Status = z.infer<typeof Status>

const Digests = z.object({
  digests: z.array(
    z.object({
      digestDate: z.string(),
      messageCount: z.number(),
      status: z.string(),
      noteState: z.string(),
      summary: z.string().nullable(),
      structuredData: z.object({ urgency: z.string(), language: z.string() }).nullable(),
      dialog: z.object({ peerName: z.string() }).nullable(),
    }),
  ),
})
export type ShownDigest = z.infer<typeof Digests>['digests'][number]

/** Signs the person in to Telegram as the product does it: a code, and the password where there is one. */
const signIn = async ({ context: { telegramAccounts }, telegram, person }: Demo, userId: string) => {
  const { authToken } = await telegramAccounts.startSignIn(userId, person.phone)
  const code = telegram.loginCode(person.phone)
  if (code === null) throw new Error('the Telegram stand-in has sent no code')
  const step = await telegramAccounts.verifyCode(userId, authToken, code)
  if (step.state === 'needs-2fa') await telegramAccounts.verifyPassword(userId, authToken, person.password ?? '')
}

/** Gives consent in HubSpot as a person clicking "Allow" does. */
const connectHubspot = async ({ context: { hubspotConnections }, hubspot }: Demo, userId: string) => {
  const { searchParams } = new URL((await hubspotConnections.begin(userId)).url)
  const code = hubspot.grant({ redirectUri: searchParams.get('redirect_uri') ?? '' })
  await hubspotConnections.complete({ code, state: searchParams.get('state') ?? '' })
}

/** The demo user, connected to both sides; a user of an earlier start is found again. */
const connectedUser = async (demo: Demo, display: Display): Promise<string> => {
  const { context, memory, person } = demo
  const userId = memory.userId() ?? (await context.users.create())._id
  memory.remember(userId)
  const isSignedIn = (await context.telegramAccounts.active(userId)).length > 0
  if (!isSignedIn) await signIn(demo, userId)
  display.signedIn(person, isSignedIn)
  const isConnected = await context.hubspotConnections.isUsable(userId)
  if (!isConnected) await connectHubspot(demo, userId)
  display.connected(isConnected)
  return userId
}

const createClient = (apiUrl: string, token: string, signal: AbortSignal) => {
  const call = async <T>(schema: z.ZodType<T>, method: 'GET' | 'POST', path: string): Promise<T> => {
    const response = await fetch(apiUrl + path, { method, headers: { authorization: `Bearer ${token}` }, signal })
    const body: unknown = await response.json()
    if (!response.ok) throw new Error(z.object({ error: z.string() }).parse(body).error)
    return schema.parse(body)
  }
  return {
    trigger: () => call(z.object({ jobId: z.string() }), 'POST', '/api/sync/trigger'),
    status: (jobId: string) => call(Status, 'GET', `/api/sync/status?jobId=${encodeURIComponent(jobId)}`),
    digests: () => call(Digests, 'GET', '/api/digests'),
  }
}

/** Connects the person, syncs through the REST API and prints what came of it. Resolves with true if the sync completed. */
export const runDemo = async (demo: Demo): Promise<boolean> => {
  const { context, telegram, hubspot, apiUrl, signal } = demo
  const display = createDisplay(process.stdout)
  const userId = await connectedUser(demo, display)
  const { token } = await context.apiTokens.create(userId, { name: 'sandbox', scopes: ['read', 'write'] })
  const client = createClient(apiUrl, token, signal)

  const startedAt = performance.now()
  const { jobId } = await client.trigger()
  let status = await client.status(jobId)
  while (status.state === 'waiting' || status.state === 'active') {
    display.progress(status.progress)
    await sleep(150, undefined, { signal })
    status = await client.status(jobId)
  }
  display.finished(status, performance.now() - startedAt)
  display.digests((await client.digests()).digests)
  display.notes(hubspot)
  display.proof({ telegram, hubspot })
  display.next({ apiUrl, token, crmUrl: `${hubspot.apiRoot}/sandbox` })
  return status.state === 'completed'
}
