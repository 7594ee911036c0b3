import { setTimeout as sleep } from 'node:timers/promises'
import { type SecretPlace, type Vault } from '../../core/crypto.ts'
import { AppError, isAppError } from '../../core/errors.ts'
import { type AccessToken, type HubspotOauth, type HubspotTokens } from '../../integrations/hubspot/types.ts'
import { type HubspotConnection, HubspotConnectionModel } from '../../models/hubspot-connection.ts'

const REFRESH_BEFORE_MS = 2 * 60_000
/** Longer than a refresh with its retries may take. */
const REFRESH_LEASE_MS = 60_000
const POLL_MS = 150

export const accessLost =
  'HubSpot refuses the connection: the app was uninstalled or access was revoked. Connect HubSpot again.'
export const notConnected = 'HubSpot is not connected. Connect it first.'

type Dependencies = {
  oauth: HubspotOauth
  vault: Vault
  /** Called once when HubSpot has ended a connection. */
  connectionLost: (userId: string) => Promise<void> | void
}

/** The sealed tokens of connections: opened, refreshed before they expire, stored again. */
export const createAccessTokens = ({ oauth, vault, connectionLost }: Dependencies) => {
  const place = (userId: string, field: 'accessToken' | 'refreshToken'): SecretPlace => ({
    collection: 'HubspotConnection',
    field,
    userId,
  })
  const open = ({ _id, ...tokens }: HubspotConnection, field: 'accessToken' | 'refreshToken') => {
    const sealed = tokens[field]
    if (sealed === null) throw new AppError('not-connected', notConnected)
    return vault.open(sealed, place(_id, field))
  }
  const seal = (userId: string, { accessToken, refreshToken, expiresAt, scopes }: HubspotTokens) => ({
    accessToken: vault.seal(accessToken, place(userId, 'accessToken')),
    refreshToken: vault.seal(refreshToken, place(userId, 'refreshToken')),
    expiresAt,
    scopes,
    refreshLeaseUntil: null,
    status: 'active' as const,
    updatedAt: new Date(),
  })

  /**
   * Refreshes on behalf of every process: whoever takes the lease asks HubSpot, and stores (or marks the connection lost) only
   * over the version it read. The others wait and read again.
   */
  const refresh = async (connection: HubspotConnection): Promise<void> => {
    const { _id, tokenVersion } = connection
    const now = Date.now()
    const lease = await HubspotConnectionModel.updateOne(
      {
        _id,
        tokenVersion,
        status: 'active',
        $or: [{ refreshLeaseUntil: null }, { refreshLeaseUntil: { $lt: new Date(now) } }],
      },
      { $set: { refreshLeaseUntil: new Date(now + REFRESH_LEASE_MS) } },
    )
    if (lease.modifiedCount === 0) return void (await sleep(POLL_MS))
    try {
      const tokens = await oauth.refresh(open(connection, 'refreshToken'))
      await HubspotConnectionModel.updateOne(
        { _id, tokenVersion },
        { $set: seal(_id, tokens), $inc: { tokenVersion: 1 } },
      )
    } catch (error) {
      const isLost = isAppError(error, 'hubspot-access-lost')
      const { modifiedCount } = await HubspotConnectionModel.updateOne(
        { _id, tokenVersion },
        { $set: { refreshLeaseUntil: null, ...(isLost && { status: 'needs-reconnect' }), updatedAt: new Date() } },
      )
      // Somebody else has stored newer tokens meanwhile: theirs count, not our failure.
      if (modifiedCount === 0) return
      if (isLost) await connectionLost(_id)
      throw error
    }
  }

  return {
    seal,
    refreshToken: (connection: HubspotConnection) => open(connection, 'refreshToken'),

    /**
     * The access token of the user's connection to this portal, refreshed if need be. Throws `not-connected` (also when the
     * user has changed to another portal meanwhile), `hubspot-access-lost`, `hubspot-unreachable`.
     */
    of: (userId: string, portalId: string): AccessToken => {
      return async (rejected) => {
        const deadline = Date.now() + REFRESH_LEASE_MS + 5_000
        for (;;) {
          const connection = await HubspotConnectionModel.findOne({ _id: userId }).lean()
          if (!connection || connection.status === 'disconnected' || connection.portalId !== portalId)
            throw new AppError('not-connected', notConnected)
          if (connection.status !== 'active') throw new AppError('hubspot-access-lost', accessLost)
          const token = open(connection, 'accessToken')
          const isFresh = connection.expiresAt.getTime() - Date.now() > REFRESH_BEFORE_MS
          if (isFresh && token !== rejected) return token
          if (Date.now() > deadline)
            throw new AppError(
              'hubspot-unreachable',
              'HubSpot did not renew our access in time. Try again in a minute.',
            )
          await refresh(connection)
        }
      }
    },
  }
}
export type AccessTokens = ReturnType<typeof createAccessTokens>
