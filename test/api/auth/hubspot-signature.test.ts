import { createHmac } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { isSignedByHubspot, type SignedRequest } from '../../../api/auth/hubspot-signature.ts'
import hubspotClient from '../../../node_modules/@hubspot/api-client/lib/index.js'

const app = { clientSecret: 'secret', publicUrl: 'https://conduits.example' }
const now = 1_800_000_000_000

const sign = (uri: string, { method = 'POST', body = '', timestamp = String(now), secret = app.clientSecret } = {}) =>
  createHmac('sha256', secret)
    .update(method + uri + body + timestamp)
    .digest('base64')
const request = (fields: Partial<SignedRequest> & { text?: string } = {}): SignedRequest => {
  const { text = '[{"a":1}]', ...rest } = fields
  const pathAndQuery = rest.pathAndQuery ?? '/api/hubspot/webhooks'
  return {
    method: 'POST',
    pathAndQuery,
    body: Buffer.from(text),
    timestamp: String(now),
    signature: sign(app.publicUrl + pathAndQuery, { body: text }),
    ...rest,
  }
}

describe('a request signed by HubSpot', () => {
  test('is taken, with its body byte for byte and within five minutes either way', () => {
    expect(isSignedByHubspot(app, request(), now)).toBe(true)
    expect(isSignedByHubspot(app, request({ text: '[{"a":"ü 你好"}]' }), now)).toBe(true)
    expect(isSignedByHubspot(app, request(), now + 299_000)).toBe(true)
    expect(isSignedByHubspot(app, request(), now - 299_000)).toBe(true)
  })

  test('agrees with HubSpot’s own client', () => {
    const signature = hubspotClient.Signature.getSignature('POST', 'v3', {
      method: 'POST',
      url: `${app.publicUrl}/api/hubspot/webhooks`,
      requestBody: '[{"a":1}]',
      timestamp: now,
      clientSecret: app.clientSecret,
      signature: '',
      signatureVersion: 'v3',
    })
    expect(isSignedByHubspot(app, request({ signature }), now)).toBe(true)
  })

  test('is taken with its address decoded as HubSpot does it, or as it came', () => {
    const raw = '/api/hubspot/card?userEmail=a%40b.example&x=a%2Fb%20c&y=%7Bd%7D'
    const decoded = `${app.publicUrl}/api/hubspot/card?userEmail=a@b.example&x=a/b%20c&y=%7Bd%7D`
    const get = { method: 'GET', pathAndQuery: raw, text: '' }
    expect(isSignedByHubspot(app, request({ ...get, signature: sign(decoded, { method: 'GET' }) }), now)).toBe(true)
    expect(
      isSignedByHubspot(app, request({ ...get, signature: sign(app.publicUrl + raw, { method: 'GET' }) }), now),
    ).toBe(true)
    const tooMuch = sign(decodeURIComponent(app.publicUrl + raw), { method: 'GET' })
    expect(isSignedByHubspot(app, request({ ...get, signature: tooMuch }), now)).toBe(false)
  })

  test.each<[string, Partial<SignedRequest>]>([
    ['without a signature', { signature: undefined }],
    ['with an empty one', { signature: '' }],
    ['with another secret', { signature: sign(`${app.publicUrl}/api/hubspot/webhooks`, { body: '[{"a":1}]', secret: 'x' }) }],
    ['with another body', { body: Buffer.from('[{"a":2}]') }],
    ['to another path', { pathAndQuery: '/api/hubspot/webhooks?x=1', signature: request().signature }],
    ['by another method', { method: 'PUT' }],
    ['without a time', { timestamp: undefined }],
    ['with a time that is no number', { timestamp: 'NaN' }],
    ['with a time of another writing', { timestamp: `${now} ` }],
    ['too old', { timestamp: String(now - 300_001) }],
    ['from the future', { timestamp: String(now + 300_001) }],
  ])('is refused %s', (_, fields) => {
    expect(isSignedByHubspot(app, request(fields), now)).toBe(false)
  }) // prettier-ignore
})
