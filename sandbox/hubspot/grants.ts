import { randomBytes } from 'node:crypto'

const codeLifeMs = 60_000

/** Whose consent it is, where it is not the person that the stand-in was started with. */
export type Identity = { portalId?: string | undefined; userId?: string | undefined }
type Code = { redirectUri: string; scopes: string[]; expiresAt: number; identity: Identity }
type Access = { scopes: string[]; expiresAt: number; refreshToken: string }
export type Grants = ReturnType<typeof createGrants>

/** Codes and tokens of one app and account. */
export const createGrants = ({ accessTokenSeconds }: { accessTokenSeconds: number }) => {
  const codes = new Map<string, Code>()
  const access = new Map<string, Access>()
  const refresh = new Map<string, { scopes: string[]; identity: Identity }>()
  let rotates = false
  const token = (prefix: string) => `${prefix}-${randomBytes(24).toString('hex')}`

  const issue = ({ scopes, identity }: { scopes: string[]; identity: Identity }, refreshToken: string) => {
    const accessToken = token('pat')
    access.set(accessToken, { scopes, refreshToken, expiresAt: Date.now() + accessTokenSeconds * 1_000 })
    return { accessToken, refreshToken, scopes, identity, expiresIn: accessTokenSeconds }
  }
  const revoke = (refreshToken: string) => {
    refresh.delete(refreshToken)
    for (const [accessToken, grant] of access) if (grant.refreshToken === refreshToken) access.delete(accessToken)
  }

  return {
    /** A single-use code, as after a person clicked Allow. */
    allow(redirectUri: string, scopes: string[], identity: Identity = {}): string {
      const code = token('code')
      codes.set(code, { redirectUri, scopes, identity, expiresAt: Date.now() + codeLifeMs })
      return code
    },
    /** Tokens for a code; the word says why not. A code is used up by the first try with the right redirect URI. */
    redeem(code: string, redirectUri: string) {
      const found = codes.get(code)
      if (!found) return 'BAD_AUTH_CODE' as const
      if (found.redirectUri !== redirectUri) return 'MISMATCH_REDIRECT_URI_AUTH_CODE' as const
      codes.delete(code)
      if (found.expiresAt <= Date.now()) return 'EXPIRED_AUTH_CODE' as const
      const refreshToken = token('refresh')
      const { scopes, identity } = found
      refresh.set(refreshToken, { scopes, identity })
      return issue(found, refreshToken)
    },
    refresh(refreshToken: string) {
      const found = refresh.get(refreshToken)
      if (!found) return 'BAD_REFRESH_TOKEN' as const
      if (!rotates) return issue(found, refreshToken)
      refresh.delete(refreshToken)
      const next = token('refresh')
      refresh.set(next, found)
      return issue(found, next)
    },
    revoke,
    /** What an access token may do; the word says why nothing. */
    check(accessToken: string) {
      const found = access.get(accessToken)
      if (!found) return 'INVALID_AUTHENTICATION' as const
      return found.expiresAt <= Date.now() ? ('EXPIRED_AUTHENTICATION' as const) : found
    },
    refreshScopes: (refreshToken: string) => refresh.get(refreshToken)?.scopes,
    expireAccessTokens: () => {
      for (const grant of access.values()) grant.expiresAt = 0
    },
    revokeRefreshTokens: () => {
      for (const refreshToken of [...refresh.keys()]) revoke(refreshToken)
    },
    rotateRefreshTokens: (on: boolean) => {
      rotates = on
    },
    /** The tokens that are out, to be given to `restore` of a later start. */
    keep: () => ({ access, refresh }),
    restore: (kept: { access: typeof access; refresh: typeof refresh }) => {
      for (const [accessToken, grant] of kept.access) access.set(accessToken, grant)
      for (const [refreshToken, grant] of kept.refresh) refresh.set(refreshToken, grant)
    },
  }
}
