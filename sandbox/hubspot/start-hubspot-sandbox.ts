import { createServer } from 'node:http'
import { deserialize, serialize } from 'node:v8'
import { createCallCounts } from './call-counts.ts'
import { createApp } from './create-app.ts'
import { createFaults } from './faults.ts'
import { createGrants, type Grants, type Identity } from './grants.ts'
import { HubspotSandboxOptions } from './options.ts'
import { type StoredObject } from './object-store.ts'
import { createPortal, type KeptPortal } from './portal.ts'
import { defaultScopes } from './scopes.ts'
import { createWebhooks } from './webhooks.ts'

type KeptState = { portal: KeptPortal; grants: ReturnType<Grants['keep']> }
type GrantOrder = Identity & { redirectUri: string; scopes?: string[] }
export type HubspotSandbox = Awaited<ReturnType<typeof startHubspotSandbox>>

/**
 * Starts a stand-in of HubSpot's HTTP API (OAuth, contacts, notes, properties, limits) on dated paths, for one app and one
 * account. What it holds lives as long as it runs, and on in the `state` that `snapshot` gives. Rejects if the port is taken (EADDRINUSE) or an option is wrong (ZodError).
 */
export const startHubspotSandbox = async ({ state, ...options }: HubspotSandboxOptions & { state?: string }) => {
  const settings = HubspotSandboxOptions.parse(options)
  const portal = createPortal(settings)
  const grants = createGrants(settings)
  if (state !== undefined) {
    const kept = deserialize(Buffer.from(state, 'base64')) as KeptState // written by snapshot below
    portal.restore(kept.portal)
    grants.restore(kept.grants)
  }
  const counts = createCallCounts()
  const faults = createFaults(settings.latencyMs)
  const webhooks = createWebhooks(settings)
  const server = createServer(createApp({ settings, portal, grants, counts, faults, webhooks }))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : settings.port
  const apiRoot = `http://${settings.host}:${port}`
  const { middleware: _middleware, ...orders } = faults
  const describe = (object: StoredObject) => ({ id: object.id, archived: object.archived })

  return {
    apiRoot,
    authorizeUrl: `${apiRoot}/oauth/authorize`,
    /** A code, as if a person had clicked Allow; redeem it with the same redirectUri. */
    grant: ({ redirectUri, scopes = defaultScopes, ...identity }: GrantOrder) =>
      grants.allow(redirectUri, scopes, identity),
    contacts: () =>
      portal.contacts.all().map((contact) => ({ ...describe(contact), properties: portal.contacts.valuesOf(contact) })),
    notes: () =>
      portal.notes.all().map((note) => ({
        ...describe(note),
        properties: portal.notes.valuesOf(note),
        associations: portal.associationsOf(note.id),
      })),
    properties: () => ({
      contacts: portal.properties.list('contacts'),
      notes: portal.properties.list('notes'),
    }),
    calls: counts.calls,
    resetCalls: counts.resetCalls,
    faults: {
      ...orders,
      /** An admin deletes a property. */
      deleteProperty: (type: 'contacts' | 'notes', name: string) => portal.properties.archive(type, name),
      expireAccessTokens: grants.expireAccessTokens,
      revokeRefreshTokens: grants.revokeRefreshTokens,
      rotateRefreshTokens: grants.rotateRefreshTokens,
    },
    /** The id of a new contact; properties HubSpot does not know are made on the way. */
    createContact: portal.createContact,
    updateContact: (id: string, properties: Record<string, string | null>) =>
      void portal.contacts.update(id, properties),
    deleteContact: (id: string) => portal.contacts.archive(id),
    /** The id of the merged contact. */
    mergeContacts: portal.mergeContacts,
    /** Signed events about contacts that are deleted, merged or erased over HTTP. */
    webhooks,
    /** Everything it holds, as text for the `state` of a later start. */
    snapshot: (): string =>
      serialize({ portal: portal.keep(), grants: grants.keep() } satisfies KeptState).toString('base64'),
    async close() {
      faults.clear()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
