import { setTimeout as sleep } from 'node:timers/promises'
import { type Vault } from '../core/crypto.ts'
import { AppError, isAppError } from '../core/errors.ts'
import { hashSecret, newSecret } from '../core/ids.ts'
import { type Crm, type Hubspot, type HubspotTokens } from '../integrations/hubspot/types.ts'
import { type HubspotConnection, HubspotConnectionModel } from '../models/hubspot-connection.ts'
import { OAuthStateModel } from '../models/oauth-state.ts'

const STATE_MS = 10 * 60_000
const REFRESH_BEFORE_MS = 2 * 60_000
const REFRESH_LEASE_MS = 30_000
const lost = 'HubSpot refuses the connection: the app was uninstalled or access was revoked. Connect HubSpot again.'

type Dependencies = { hubspot: Hubspot; vault: Vault; redirectUri: string }

export const createHubspotConnections = ({ hubspot, vault, redirectUri }: Dependencies) => {
  const place = (userId: string, field: string) => ({ collection: 'HubspotConnection', field, userId })
  const sealed = (userId: string, { accessToken, refreshToken, expiresAt, scopes }: HubspotTokens) => ({
    accessToken: vault.seal(accessToken, place(userId, 'accessToken')),
    refreshToken: vault.seal(refreshToken, place(userId, 'refreshToken')),
    expiresAt,
    scopes,
    refreshLeaseUntil: null,
    status: 'active' as const,
    updatedAt: new Date(),
  })
  const find = (userId: string) => HubspotConnectionModel.findOne({ _id: userId }).lean()
  const isFresh = ({ expiresAt }: HubspotConnection) => expiresAt.getTime() - Date.now() > REFRESH_BEFORE_MS

  /** Refreshes on behalf of every process: whoever takes the lease asks HubSpot, and stores only over the version it read. */
  const refresh = async (connection: HubspotConnection) => {
    const { _id, tokenVersion } = connection
    const now = Date.now()
    const lease = await HubspotConnectionModel.updateOne(
      { _id, tokenVersion, $or: [{ refreshLeaseUntil: null }, { refreshLeaseUntil: { $lt: new Date(now) } }] },
      { $set: { refreshLeaseUntil: new Date(now + REFRESH_LEASE_MS) } },
    )
    if (lease.modifiedCount === 0) return void (await sleep(200))
    try {
      const tokens = await hubspot.oauth.refresh(vault.open(connection.refreshToken, place(_id, 'refreshToken')))
      await HubspotConnectionModel.updateOne(
        { _id, tokenVersion },
        { $set: sealed(_id, tokens), $inc: { tokenVersion: 1 } },
      )
    } catch (error) {
      const status = isAppError(error, 'hubspot-access-lost') ? { status: 'needs-reconnect' } : {}
      await HubspotConnectionModel.updateOne({ _id, tokenVersion }, { $set: { refreshLeaseUntil: null, ...status } })
      throw error
    }
  }

  const accessToken = async (userId: string): Promise<string> => {
    const deadline = Date.now() + REFRESH_LEASE_MS + 5_000
    for (;;) {
      const connection = await find(userId)
      if (!connection) throw new AppError('not-connected', 'HubSpot is not connected.')
      if (connection.status !== 'active') throw new AppError('hubspot-access-lost', lost)
      if (isFresh(connection)) return vault.open(connection.accessToken, place(userId, 'accessToken'))
      if (Date.now() > deadline)
        throw new AppError('hubspot-unreachable', 'HubSpot did not renew our access in time. Try again in a minute.')
      await refresh(connection)
    }
  }

  const crmOf = (connection: HubspotConnection): Crm =>
    hubspot.portal(connection.portalId, () => accessToken(connection._id))

  return {
    /** Where to send the person to give consent. The state in the URL is single-use and lives 10 minutes. */
    async begin(userId: string): Promise<{ url: string }> {
      const state = newSecret()
      await OAuthStateModel.create({ _id: hashSecret(state), userId, expiresAt: new Date(Date.now() + STATE_MS) })
      return { url: hubspot.oauth.authorizeUrl({ state, redirectUri }) }
    },

    /** Ends the consent: stores the tokens and makes our properties in the portal. */
    async complete({ code, state }: { code: string; state: string }): Promise<HubspotConnection> {
      const begun = await OAuthStateModel.findOneAndDelete({
        _id: hashSecret(state),
        expiresAt: { $gt: new Date() },
      }).lean()
      if (!begun)
        throw new AppError('invalid-input', 'This HubSpot sign-in has expired or was used already. Start it again.')
      const { userId } = begun
      const tokens = await hubspot.oauth.exchangeCode({ code, redirectUri })
      const connection = await HubspotConnectionModel.findOneAndUpdate(
        { _id: userId },
        {
          $set: {
            ...sealed(userId, tokens),
            portalId: tokens.portalId,
            hubspotUserId: tokens.userId,
            uniqueNoteKey: null,
          },
          $inc: { tokenVersion: 1 },
          $setOnInsert: { createdAt: new Date() },
        },
        { upsert: true, returnDocument: 'after' },
      ).lean()
      const { uniqueNoteKey } = await crmOf(connection).ensureProperties()
      await HubspotConnectionModel.updateOne({ _id: userId }, { $set: { uniqueNoteKey } })
      return { ...connection, uniqueNoteKey }
    },

    /** True if notes could be written right now, as far as we know. */
    isUsable: async (userId: string): Promise<boolean> => (await find(userId))?.status === 'active',

    /** The user's CRM. Throws `not-connected` or `hubspot-access-lost`. */
    async crm(userId: string): Promise<Crm> {
      const connection = await find(userId)
      if (!connection) throw new AppError('not-connected', 'HubSpot is not connected.')
      if (connection.status !== 'active') throw new AppError('hubspot-access-lost', lost)
      return crmOf(connection)
    },
  }
}
export type HubspotConnections = ReturnType<typeof createHubspotConnections>
