/** The dated version of HubSpot's API that every call uses (developers.hubspot.com/docs/developer-tooling/platform/versioning). */
export const apiVersion = '2026-03'

const undated =
  /^\/crm\/(?:v3\/(?=objects|properties|owners)|v4\/(?=associations))(objects|properties|owners|associations)\//

/** The dated twin of a path as @hubspot/api-client writes it. Throws on any other path, so that no undated call leaves. */
export const datedUrl = (url: string): string => {
  const dated = new URL(url)
  if (!undated.test(dated.pathname)) throw new Error(`No dated version is known for ${dated.pathname}`)
  dated.pathname = dated.pathname.replace(undated, `/crm/$1/${apiVersion}/`)
  return dated.toString()
}

export const oauthPath = (call: 'token' | 'token/revoke') => `/oauth/${apiVersion}/${call}`
