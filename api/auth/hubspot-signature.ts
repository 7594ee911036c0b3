import { createHmac, timingSafeEqual } from 'node:crypto'

const freshForMs = 300_000

/** HubSpot decodes these, and only these, in the address before it signs. */
const decoded: Record<string, string> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
}
const decode = (uri: string) => uri.replace(/%[0-9a-f]{2}/gi, (code) => decoded[code.toUpperCase()] ?? code)

export type SignedRequest = {
  method: string
  /** Path and query as they came, e.g. `/api/hubspot/webhooks?x=1`. */
  pathAndQuery: string
  /** The body's bytes as they came. */
  body: Buffer
  /** X-HubSpot-Signature-v3 and X-HubSpot-Request-Timestamp. */
  signature: string | undefined
  timestamp: string | undefined
}
export type HubspotApp = {
  clientSecret: string
  /** What the outside calls us: HubSpot signs that, whatever the Host header says. */
  publicUrl: string
}

/**
 * Whether HubSpot has signed this request for our app within the last five minutes (signature v3,
 * developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation).
 */
export const isSignedByHubspot = (app: HubspotApp, request: SignedRequest, now = Date.now()): boolean => {
  const { method, pathAndQuery, body, signature, timestamp } = request
  if (signature === undefined || timestamp === undefined || !/^\d{1,16}$/.test(timestamp)) return false
  if (Math.abs(now - Number(timestamp)) > freshForMs) return false
  const given = Buffer.from(signature)
  const uri = new URL(app.publicUrl).origin + pathAndQuery
  return [decode(uri), uri].some((spelling) => {
    const expected = createHmac('sha256', app.clientSecret)
      .update(method + spelling)
      .update(body)
      .update(timestamp)
      .digest('base64')
    const wanted = Buffer.from(expected)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  })
}
