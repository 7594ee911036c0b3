import { expect, test } from '@jest/globals'
import { generateKeyPairSync } from 'node:crypto'
import { _serverKeys } from 'telegram/crypto/RSA.js'
import { createTelegram } from '../../../integrations/telegram/create-telegram.ts'
import { firstDataCentre, routeTo } from '../../../integrations/telegram/data-centres.ts'
import { timingFor } from '../../../integrations/telegram/timing.ts'

const servers = [
  { dc: 2, host: 'tg.test', port: 4402 },
  { dc: 4, host: 'tg.test', port: 4404 },
]
const base = { apiId: 1, apiHash: 'hash', serverKeyPem: null }

test.each([
  ['149.154.167.91', 4404],
  ['149.154.167.51', 4402],
  ['127.0.0.4', 4404],
  ['149.154.175.50', 4402],
  ['10.1.2.3', 4402],
])('%s goes to the server of its data centre, else to the first (%i)', (address, port) => {
  expect(routeTo(servers, address, 443)).toMatchObject({ host: 'tg.test', port })
})

test('without servers every address stays itself', () => {
  expect(routeTo([], '149.154.167.91', 443)).toEqual({ host: '149.154.167.91', port: 443 })
  expect(firstDataCentre([])).toBeNull()
  expect(firstDataCentre(servers)).toEqual({ dc: 2, address: '127.0.0.2' })
})

test('calls keep about a second apart, but for servers on this machine', () => {
  expect(timingFor({ ...base, servers: [] }).minGapMs).toBe(1_000)
  expect(timingFor({ ...base, servers }).minGapMs).toBe(1_000)
  expect(timingFor({ ...base, servers: [{ dc: 1, host: '127.0.0.1', port: 4401 }] }).minGapMs).toBe(0)
})

/** One of Telegram's production keys, whose fingerprint GramJS lists. */
const telegramKey = `-----BEGIN RSA PUBLIC KEY-----
MIIBCgKCAQEA6LszBcC1LGzyr992NzE0ieY+BSaOW622Aa9Bd4ZHLl+TuFQ4lo4g
5nKaMBwK/BIb9xUfg0Q29/2mgIR6Zr9krM7HjuIcCzFvDtr+L0GQjae9H0pRB2OO
62cECs5HKhT5DZ98K33vmWiLowc621dQuwKWSQKjWf50XYFw42h21P2KXUGyp2y/
+aEyZ+uVgLLQbRA1dEjSDZ2iGRy12Mk5gpYc397aYp438fsJoHIgJ2lgMv5h7WY9
t6N/byY9Nw9p21Og3AoXSL2q/2IJ1WRUhebgAdGVMlV1fkuOQoEzR7EdpqtQD9Cs
5+bfo3Nhmcyvk5ftB0WkJ9z6bNZ7yxrP8wIDAQAB
-----END RSA PUBLIC KEY-----`

test('a server key is trusted under the fingerprint that Telegram computes', () => {
  const fingerprint = '-3414540481677951611'
  const known = _serverKeys.get(fingerprint)
  _serverKeys.delete(fingerprint)
  createTelegram({ ...base, servers: [], serverKeyPem: telegramKey })
  const trusted = _serverKeys.get(fingerprint)
  expect(trusted?.n.toString()).toBe(known?.n.toString())
  expect(trusted?.e).toBe(65_537)
})

test('a key file that holds no RSA public key is refused', () => {
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' })
  for (const serverKeyPem of ['', 'no key', elliptic.toString()])
    expect(() => createTelegram({ ...base, servers: [], serverKeyPem })).toThrow(
      expect.objectContaining({ kind: 'invalid-input' }),
    )
})
