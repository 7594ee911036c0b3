import { randomBytes } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll } from '@jest/globals'
import { startApi, type RunningApi } from '../../api/start-api.ts'
import { type Context, createContext } from '../../context.ts'
import { type EncryptionKey } from '../../core/crypto.ts'
import { createLog } from '../../core/log.ts'
import { type TelegramTiming } from '../../integrations/telegram/timing.ts'
import { type TelegramSandbox, startTelegramSandbox } from '../../sandbox/telegram/start-telegram-sandbox.ts'
import { type World } from '../../sandbox/telegram/world.ts'
import { useDatabase } from './database.ts'

type Answer = { status: number; body: Record<string, unknown>; headers: Headers }
export type Person = { userId: string; token: string }
export type Process = { context: Context; api: RunningApi; stop(): Promise<void> }
type Plan = { world: World; timing?: Partial<TelegramTiming> }

/** The product's Telegram side over real sockets: any number of processes on one database and one Telegram. */
export const useTelegramHouse = ({ world, timing }: Plan) => {
  const database = useDatabase()
  const keys: [EncryptionKey] = [{ kid: 'k1', key: randomBytes(32) }]
  const logged: string[] = []
  let telegram: TelegramSandbox
  let first: Process

  /** Another process: its own context, its own HTTP door, nothing shared but the database. */
  const startProcess = async (encryptionKeys: [EncryptionKey, ...EncryptionKey[]] = keys): Promise<Process> => {
    const stream = new PassThrough().on('data', (line: Buffer) => logged.push(line.toString()))
    const context = await createContext(
      {
        database: { uri: database.uri(), ping: async () => true },
        encryptionKeys,
        publicUrl: 'http://localhost:3000',
        telegram: { apiId: 1, apiHash: 'test', servers: telegram.serverList, serverKeyPem: telegram.publicKeyPem },
        bot: null,
        telegramTiming: { retryDelayMs: 10, minGapMs: 0, ...timing },
        hubspot: {
          clientId: 'a',
          clientSecret: 'b',
          apiRoot: 'http://127.0.0.1:1',
          authorizeUrl: 'http://127.0.0.1:1',
        },
      },
      createLog('debug', stream),
    )
    const api = await startApi(context, { port: 0, host: '127.0.0.1' })
    const stop = async () => {
      await api.stop()
      await context.queue.close(1_000)
    }
    return { context, api, stop }
  }

  beforeAll(async () => {
    telegram = await startTelegramSandbox({ world })
    first = await startProcess()
  }, 60_000)

  afterAll(async () => {
    await first.stop()
    await telegram.close()
  })

  const call = async (
    method: string,
    path: string,
    { token, body, cookie, at = first }: { token?: string; body?: unknown; cookie?: string; at?: Process } = {},
  ): Promise<Answer> => {
    const response = await fetch(at.api.url + path, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(cookie && { cookie, origin: 'http://localhost:3000' }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Answer['body'], headers: response.headers }
  }

  return {
    database,
    keys,
    call,
    startProcess,
    telegram: () => telegram,
    context: () => first.context,
    /** Every line that any process has logged. */
    logged: () => logged.join(''),

    async moveIn(): Promise<Person> {
      const { _id: userId } = await first.context.users.create()
      const { token } = await first.context.apiTokens.create(userId, { name: 'test', scopes: ['read', 'write'] })
      return { userId, token }
    },

    /** Signs in by phone and code over the API; gives the accountId. */
    async signIn({ token }: Person, phone: string): Promise<string> {
      const { body } = await call('POST', '/api/telegram/connect', { token, body: { phone } })
      const code = telegram.loginCode(phone) ?? ''
      const done = await call('POST', '/api/telegram/verify', { token, body: { authToken: body.authToken, code } })
      return String(done.body.accountId)
    },
  }
}
