import { type Vault } from '../core/crypto.ts'
import { AppError } from '../core/errors.ts'
import { type Log } from '../core/log.ts'
import { ownersScope } from '../integrations/hubspot/scopes.ts'
import { type Crm, type Hubspot } from '../integrations/hubspot/types.ts'
import { type HubspotConnection, HubspotConnectionModel } from '../models/hubspot-connection.ts'
import { accessLost, createAccessTokens, notConnected } from './hubspot-connections/access-tokens.ts'
import { type Answer, type ConsentOutcome, createConsent } from './hubspot-connections/consent.ts'
import { createLeavePortal } from './hubspot-connections/leave-portal.ts'
import { type Leases } from './leases.ts'
import { type NotePortal } from './notes/note-item.ts'
import { type Users } from './users.ts'

type Dependencies = {
  hubspot: Hubspot
  vault: Vault
  redirectUri: string
  users: Users
  leases: Leases
  /** Tells the user that HubSpot has ended the connection; called once for each time it does. */
  connectionLost: (userId: string) => Promise<void> | void
  log: Log
}

export const createHubspotConnections = (dependencies: Dependencies) => {
  const { hubspot, vault, redirectUri, users, leases, connectionLost, log } = dependencies
  const { oauth } = hubspot
  const tokens = createAccessTokens({ oauth, vault, connectionLost })
  const leavePortal = createLeavePortal(leases)
  const consent = createConsent({ oauth, tokens, users, redirectUri, leavePortal, log })

  const find = (userId: string) => HubspotConnectionModel.findOne({ _id: userId }).lean()
  const crmOf = ({ _id, portalId }: HubspotConnection): Crm => hubspot.portal(portalId, tokens.of(_id, portalId))

  /** A note without an owner is still a note: what cannot be known is left out. */
  const ownerOf = async ({ _id: userId, scopes, hubspotUserId }: HubspotConnection, crm: Crm) => {
    if (!scopes.includes(ownersScope)) return null
    try {
      return await crm.ownerIdOf(hubspotUserId)
    } catch (error) {
      log.warn({ error, userId }, 'the owner of notes could not be looked up')
      return null
    }
  }

  /** Makes our properties in the portal, once per connection, and remembers whether it takes a unique one on notes. */
  const prepare = async (connection: HubspotConnection): Promise<HubspotConnection> => {
    if (connection.uniqueNoteKey !== null) return connection
    const { _id, tokenVersion } = connection
    const crm = crmOf(connection)
    const { uniqueNoteKey } = await crm.ensureProperties()
    const ownerId = await ownerOf(connection, crm)
    await HubspotConnectionModel.updateOne({ _id, portalId: connection.portalId }, { $set: { uniqueNoteKey, ownerId } })
    return { ...connection, tokenVersion, uniqueNoteKey, ownerId }
  }

  const usable = async (userId: string): Promise<HubspotConnection> => {
    const connection = await find(userId)
    if (!connection || connection.status === 'disconnected') throw new AppError('not-connected', notConnected)
    if (connection.status !== 'active') throw new AppError('hubspot-access-lost', accessLost)
    return connection
  }

  return {
    ...consent,

    /** Ends a consent: stores the tokens and makes our properties in the portal. A problem is an outcome, not an error. */
    async complete(answer: Answer): Promise<ConsentOutcome> {
      const outcome = await consent.complete(answer)
      if (outcome.outcome === 'problem') return outcome
      try {
        return { ...outcome, connection: await prepare(outcome.connection) }
      } catch (error) {
        // The connection stands; whoever uses it next tries again.
        log.warn({ error, userId: outcome.userId }, 'properties could not be made yet')
        return outcome
      }
    },

    /** True if notes could be written right now, as far as we know. */
    isUsable: async (userId: string): Promise<boolean> => (await find(userId))?.status === 'active',

    /** The user's connection and how it stands; null if there never was one. */
    find,

    /** The user's CRM. Throws `not-connected` or `hubspot-access-lost`. */
    crm: async (userId: string): Promise<Crm> => crmOf(await prepare(await usable(userId))),

    /** Where the user's notes go. Throws as `crm` does. */
    async notePortal(userId: string): Promise<NotePortal> {
      const connection = await prepare(await usable(userId))
      return { crm: crmOf(connection), uniqueNoteKey: connection.uniqueNoteKey === true, ownerId: connection.ownerId }
    },

    /** The users connected to a portal, those first who can be served. */
    usersOf: async (portalId: string): Promise<string[]> =>
      (await HubspotConnectionModel.find({ portalId }, { _id: 1 }).sort({ status: 1 }).lean()).map(({ _id }) => _id),

    /** Revokes the token at HubSpot and forgets it; digests and links stay. Safe to repeat. */
    async disconnect(userId: string): Promise<void> {
      const connection = await find(userId)
      if (!connection || connection.status === 'disconnected') return
      if (connection.refreshToken !== null && !(await oauth.revoke(tokens.refreshToken(connection))))
        log.warn({ userId }, 'HubSpot did not confirm that the token is revoked')
      await HubspotConnectionModel.updateOne(
        { _id: userId },
        {
          $set: {
            accessToken: null,
            refreshToken: null,
            refreshLeaseUntil: null,
            status: 'disconnected',
            updatedAt: new Date(),
          },
          $inc: { tokenVersion: 1 },
        },
      )
    },
  }
}
export type HubspotConnections = ReturnType<typeof createHubspotConnections>
