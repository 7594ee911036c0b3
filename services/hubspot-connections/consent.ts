import { type Log } from '../../core/log.ts'
import { isAppError } from '../../core/errors.ts'
import { hashSecret, newSecret } from '../../core/ids.ts'
import { type HubspotOauth, type HubspotTokens } from '../../integrations/hubspot/types.ts'
import { type HubspotConnection, HubspotConnectionModel } from '../../models/hubspot-connection.ts'
import { type OAuthState, OAuthStateModel } from '../../models/oauth-state.ts'
import { type Users } from '../users.ts'
import { type AccessTokens } from './access-tokens.ts'

const STATE_MS = 10 * 60_000

/** Why a consent did not end in a connection. The callback has a page for each. */
export const consentProblems = [
  'denied',
  'expired',
  'other-browser',
  'other-user',
  'other-portal',
  'taken',
  'busy',
  'refused',
  'unreachable',
] as const
export type ConsentProblem = (typeof consentProblems)[number]
export type ConsentOutcome =
  | { outcome: 'connected'; userId: string; connection: HubspotConnection }
  | { outcome: 'problem'; problem: ConsentProblem }

export type Answer = {
  code: string
  state: string
  /** The cookie that `begin` gave to the browser. */
  browser: string | null
  /** Who is signed in there now, if anybody. */
  signedInAs: string | null
}
type Dependencies = {
  oauth: HubspotOauth
  tokens: AccessTokens
  users: Users
  redirectUri: string
  /** Forgets what belongs to the portal that a user leaves. Throws `conflict` while it is being worked with. */
  leavePortal: <T>(userId: string, connect: () => Promise<T>) => Promise<T>
  log: Log
}

const isDuplicateKey = (error: unknown) => error instanceof Error && 'code' in error && error.code === 11_000
const problem = (problem: ConsentProblem): ConsentOutcome => ({ outcome: 'problem', problem })

/** A person's consent in HubSpot, from the button to the stored tokens. */
export const createConsent = ({ oauth, tokens, users, redirectUri, leavePortal, log }: Dependencies) => {
  const spendState = (state: string) =>
    OAuthStateModel.findOneAndDelete({ _id: hashSecret(state), expiresAt: { $gt: new Date() } }).lean()

  const exchange = async (code: string): Promise<HubspotTokens | ConsentProblem> => {
    try {
      return await oauth.exchangeCode({ code, redirectUri })
    } catch (error) {
      log.warn({ error }, 'HubSpot consent failed')
      if (!isAppError(error)) throw error
      return error.kind === 'hubspot-unreachable' || error.kind === 'hubspot-rate-limited' ? 'unreachable' : 'refused'
    }
  }

  const store = (userId: string, granted: HubspotTokens): Promise<HubspotConnection> =>
    HubspotConnectionModel.findOneAndUpdate(
      { _id: userId },
      {
        $set: {
          ...tokens.seal(userId, granted),
          portalId: granted.portalId,
          hubspotUserId: granted.userId,
          uniqueNoteKey: null,
        },
        $inc: { tokenVersion: 1 },
        $setOnInsert: { createdAt: new Date() },
      },
      { upsert: true, returnDocument: 'after' },
    ).lean()

  const connect = async (
    userId: string,
    granted: HubspotTokens,
    { switchPortal }: OAuthState,
  ): Promise<ConsentOutcome> => {
    const before = await HubspotConnectionModel.findOne({ _id: userId }).lean()
    const isOtherPortal = before !== null && before.portalId !== granted.portalId
    if (isOtherPortal && !switchPortal) {
      await oauth.revoke(granted.refreshToken)
      return problem('other-portal')
    }
    try {
      const connection = isOtherPortal
        ? await leavePortal(userId, () => store(userId, granted))
        : await store(userId, granted)
      return { outcome: 'connected', userId, connection }
    } catch (error) {
      if (isDuplicateKey(error)) return problem('taken')
      if (isAppError(error, 'conflict')) return problem('busy')
      throw error
    }
  }

  return {
    /**
     * Where to send the person to give consent, and the cookie value that binds their browser to it. Both are good for ten
     * minutes and one use.
     */
    async begin(
      userId: string | null,
      { switchPortal = false } = {},
    ): Promise<{ url: string; browser: string; expiresAt: Date }> {
      const [state, browser] = [newSecret(), newSecret()]
      const expiresAt = new Date(Date.now() + STATE_MS)
      await OAuthStateModel.create({
        _id: hashSecret(state),
        userId,
        browserHash: hashSecret(browser),
        switchPortal,
        expiresAt,
      })
      return { url: oauth.authorizeUrl({ state, redirectUri }), browser, expiresAt }
    },

    /** Ends a consent that HubSpot answered with an error: its state is used up. */
    async refuse(state: string): Promise<void> {
      await spendState(state)
    },

    /** Checks where the answer comes from, then stores the tokens. Somebody signed out is known by their HubSpot identity. */
    async complete({ code, state, browser, signedInAs }: Answer): Promise<ConsentOutcome> {
      const begun = await spendState(state)
      if (!begun) return problem('expired')
      if (browser === null || hashSecret(browser) !== begun.browserHash) return problem('other-browser')
      if (begun.userId !== null && signedInAs !== null && begun.userId !== signedInAs) return problem('other-user')
      const granted = await exchange(code)
      if (typeof granted === 'string') return problem(granted)

      const { portalId, userId: hubspotUserId } = granted
      const owner = await HubspotConnectionModel.findOne({ portalId, hubspotUserId }, { _id: 1 }).lean()
      if (begun.userId !== null && owner && owner._id !== begun.userId) return problem('taken')
      const userId = begun.userId ?? owner?._id ?? (await users.create())._id
      return connect(userId, granted, begun)
    },
  }
}
