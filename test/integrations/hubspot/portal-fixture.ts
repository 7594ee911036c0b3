import { afterEach } from '@jest/globals'
import { createBudgets } from '../../../integrations/budget/create-budgets.ts'
import { type HubspotOptions, createHubspot } from '../../../integrations/hubspot/create-hubspot.ts'
import { BudgetModel } from '../../../models/budget.ts'
import { type HubspotSandboxOptions } from '../../../sandbox/hubspot/options.ts'
import { type HubspotSandbox, startHubspotSandbox } from '../../../sandbox/hubspot/start-hubspot-sandbox.ts'
import { useDatabase } from '../../setup/database.ts'

export const redirectUri = 'http://localhost:3000/api/hubspot/callback'
const app = { clientId: 'test-client', clientSecret: 'test-secret' }

const running: HubspotSandbox[] = []
useDatabase()
/** Budgets rest in the database: each test starts with full ones. */
afterEach(async () => void (await BudgetModel.deleteMany({})))
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()))
})

/** A stand-in with the product's client beside it; closed after the test. */
export const startHubspot = async (
  sandboxOptions: Partial<HubspotSandboxOptions> = {},
  options: HubspotOptions = {},
) => {
  const sandbox = await startHubspotSandbox({ ...app, ...sandboxOptions })
  running.push(sandbox)
  const config = { ...app, apiRoot: sandbox.apiRoot, authorizeUrl: sandbox.authorizeUrl }
  return { sandbox, config, hubspot: createHubspot(config, createBudgets(), { retryBudgetMs: 2_000, ...options }) }
}

/** The same, with access granted; properties are not set up yet unless asked for. */
export const connectHubspot = async (
  sandboxOptions: Partial<HubspotSandboxOptions> = {},
  options: HubspotOptions & { isPrepared?: boolean } = {},
) => {
  const { isPrepared = true, ...rest } = options
  const { sandbox, hubspot, config } = await startHubspot(sandboxOptions, rest)
  const code = sandbox.grant({ redirectUri })
  const tokens = await hubspot.oauth.exchangeCode({ code, redirectUri })
  const crm = hubspot.portal(tokens.portalId, () => Promise.resolve(tokens.accessToken))
  if (isPrepared) await crm.ensureProperties()
  sandbox.resetCalls()
  return { sandbox, hubspot, config, tokens, crm }
}

export const note = (key: string, contactId: string, body = `<p>Note ${key}</p>`) => ({
  key,
  contactId,
  body,
  timestamp: new Date('2026-03-02T09:00:00Z'),
  ownerId: null,
})

export const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
