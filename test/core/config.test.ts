import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readSettings } from '../../core/config.ts'

const live = {
  TELEGRAM_API_ID: '12345',
  TELEGRAM_API_HASH: 'abc',
  HUBSPOT_CLIENT_ID: 'id',
  HUBSPOT_CLIENT_SECRET: 'secret',
  TELEGRAM_BOT_TOKEN: '123456:abcdefghijklmnopqrstuvwxyz',
}
const keys = `k1:${randomBytes(32).toString('base64')}`

describe('the environment', () => {
  test('without credentials it selects the sandbox, whatever else is set', () => {
    const { mode, env } = readSettings({
      PORT: '4000',
      MONGODB_URI: 'mongodb://db/x',
      LOG_LEVEL: 'debug',
      HUBSPOT_CLIENT_ID: '',
    })
    expect(mode).toBe('sandbox')
    expect(env).toMatchObject({ PORT: 4000, HOST: '127.0.0.1', ROLES: ['api', 'bot', 'jobs'] })
  })

  test('with credentials it selects live mode', () => {
    const settings = readSettings({ ...live, TELEGRAM_SERVERS: '1=127.0.0.1:4401, 2=127.0.0.1:4402' })
    expect(settings).toMatchObject({
      mode: 'live',
      production: false,
      telegram: {
        apiId: 12345,
        servers: [
          { dc: 1, host: '127.0.0.1', port: 4401 },
          { dc: 2, host: '127.0.0.1', port: 4402 },
        ],
      },
      hubspot: { apiRoot: 'https://api.hubapi.com' },
    })
  })

  test('a bot is asked for only where its door is opened', () => {
    const { TELEGRAM_BOT_TOKEN: _token, ...without } = live
    expect(() => readSettings(without)).toThrow(/TELEGRAM_BOT_TOKEN is missing/)
    expect(readSettings({ ...without, ROLES: 'api,jobs' })).toMatchObject({ mode: 'live', bot: null })
  })

  test('half-set credentials are refused in one message that names every missing one', () => {
    expect(() => readSettings({ TELEGRAM_API_ID: '1' })).toThrow(
      /TELEGRAM_API_HASH is missing[\s\S]*HUBSPOT_CLIENT_ID is missing[\s\S]*HUBSPOT_CLIENT_SECRET is missing/,
    )
  })

  test('production never falls into the sandbox and needs its own database and keys', () => {
    expect(() => readSettings({ NODE_ENV: 'production' })).toThrow(
      /MONGODB_URI is missing[\s\S]*ENCRYPTION_KEYS is missing/,
    )
    const complete = { ...live, NODE_ENV: 'production', MONGODB_URI: 'mongodb://db/x', ENCRYPTION_KEYS: keys }
    expect(readSettings(complete)).toMatchObject({ mode: 'live', production: true })
  })

  test('every malformed value is named, and no value is repeated', () => {
    const faults = {
      PORT: 'eighty',
      PUBLIC_URL: 'ftp://x',
      ROLES: 'api,cook',
      MONGODB_URI: 'postgres://user:hunter2@db',
      ENCRYPTION_KEYS: 'k1:c2hvcnQ=',
      TELEGRAM_SERVERS: '1=nowhere',
      TELEGRAM_SERVER_KEY: '/does/not/exist.pem',
      LOG_LEVEL: 'loud',
    }
    let message = ''
    try {
      readSettings(faults)
    } catch (error) {
      message = String(error)
    }
    for (const name of Object.keys(faults)) expect(message).toContain(name)
    expect(message).not.toMatch(/hunter2|c2hvcnQ/)
  })

  test('a server key is read from its file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'key-')), 'server.pem')
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    writeFileSync(file, publicKey.export({ type: 'spki', format: 'pem' }))
    expect(readSettings({ ...live, TELEGRAM_SERVER_KEY: file })).toMatchObject({
      telegram: { serverKeyPem: expect.stringContaining('PUBLIC KEY') },
    })
  })

  describe('who writes the digests', () => {
    const kindOf = (more: Record<string, string>) => readSettings(more).summarizer.kind

    test('is this machine, in the sandbox also with a key', () => {
      expect(kindOf({})).toBe('local')
      expect(kindOf({ OPENAI_API_KEY: 'sk-1' })).toBe('local')
      expect(kindOf(live)).toBe('local')
    })

    test('is the model in live mode with a key, and in the sandbox where it is named', () => {
      expect(kindOf({ ...live, OPENAI_API_KEY: 'sk-1' })).toBe('openai')
      expect(kindOf({ ...live, OPENAI_API_KEY: 'sk-1', SUMMARIZER: 'local' })).toBe('local')
      expect(readSettings({ SUMMARIZER: 'openai', OPENAI_API_KEY: 'sk-1', OPENAI_DAILY_USD: '0' }).summarizer).toEqual({
        kind: 'openai',
        apiKey: 'sk-1',
        baseUrl: 'https://api.openai.com/v1',
        model: 'gpt-5.4-mini',
        price: null,
        daily: { tokens: 2_000_000, microUsd: null },
      })
    })

    test('needs a key, a price in three figures, and never tells the key', () => {
      expect(() => readSettings({ SUMMARIZER: 'openai' })).toThrow(/OPENAI_API_KEY is missing/)
      expect(() => readSettings({ OPENAI_PRICE: '1,2' })).toThrow(/OPENAI_PRICE: must be like/)
      expect(() => readSettings({ OPENAI_API_KEY: 'sk-secret', OPENAI_BASE_URL: 'nowhere' })).toThrow(
        /^(?!.*sk-secret)/s,
      )
    })
  })
})
