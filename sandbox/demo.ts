import { setTimeout as sleep } from 'node:timers/promises'
import { type Context } from '../context.ts'
import { createClient } from './api-client.ts'
import { createDisplay, type Display } from './display.ts'
import { type Person, type StandIns } from './stand-ins.ts'

/** The product as the demo reaches it: its services for the two sign-ins, the REST API for the rest. */
export type Door = { context: Context; apiUrl: string; signal: AbortSignal }
type Demo = Door &
  StandIns & {
    person: Person
    /** The user of an earlier start, if there was one. */
    memory: { userId(): string | null; remember(userId: string): void }
  }

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
  const { url, browser } = await hubspotConnections.begin(userId)
  const { searchParams } = new URL(url)
  const code = hubspot.grant({ redirectUri: searchParams.get('redirect_uri') ?? '' })
  const state = searchParams.get('state') ?? ''
  const outcome = await hubspotConnections.complete({ code, state, browser, signedInAs: userId })
  if (outcome.outcome === 'problem') throw new Error(`HubSpot was not connected: ${outcome.problem}`)
}

/** The demo user, connected to both sides; a user of an earlier start is found again. */
const connectedUser = async (demo: Demo, display: Display): Promise<string> => {
  const { context, memory, person } = demo
  const userId = memory.userId() ?? (await context.users.ofTelegram(person.telegramUserId, 'en'))._id
  memory.remember(userId)
  const isSignedIn = (await context.telegramAccounts.active(userId)).length > 0
  if (!isSignedIn) await signIn(demo, userId)
  display.signedIn(person, isSignedIn)
  const isConnected = await context.hubspotConnections.isUsable(userId)
  if (!isConnected) await connectHubspot(demo, userId)
  display.connected(isConnected)
  return userId
}

/** Connects the person, syncs through the REST API and prints what came of it. Resolves with true if the sync completed. */
export const runDemo = async (demo: Demo): Promise<boolean> => {
  const { context, telegram, hubspot, bot, apiUrl, signal } = demo
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
  display.proof({ telegram, hubspot, bot })
  display.next({ apiUrl, token, crmUrl: `${hubspot.apiRoot}/sandbox`, chatUrl: bot.apiRoot })
  return status.state === 'completed'
}
