import { createPublicKey } from 'node:crypto'
import { returnBigInt } from 'telegram/Helpers.js'
import { _serverKeys } from 'telegram/crypto/RSA.js'
import { Logger, PromisedNetSockets } from 'telegram/extensions/index.js'
import { LogLevel } from 'telegram/extensions/Logger.js'
import { TelegramClient } from 'telegram'
import { StringSession } from 'telegram/sessions/index.js'
import { keyFingerprint } from '../../../sandbox/telegram/crypto/server-key.ts'
import { type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'

export const api = { apiId: 12345, apiHash: 'b18441a1ff607e10a989891a5462e627' }

export const trust = (pem: string) => {
  const { n = '', e = '' } = createPublicKey(pem).export({ format: 'jwk' })
  const number = (part: string) => BigInt(`0x${Buffer.from(part, 'base64url').toString('hex')}`)
  _serverKeys.set(String(keyFingerprint({ n, e })), { n: returnBigInt(number(n)), e: Number(number(e)) })
}

type Options = Partial<NonNullable<ConstructorParameters<typeof TelegramClient>[3]>>

/** The unmodified GramJS client, led to the sandbox by its own `networkSocket` option, starting at DC `dc`. */
export const gramjsClient = (
  { serverList, publicKeyPem }: Pick<TelegramSandbox, 'serverList' | 'publicKeyPem'>,
  { dc = 2, session = '', ...options }: { dc?: number; session?: string } & Options = {},
): TelegramClient => {
  trust(publicKeyPem)
  class SandboxSockets extends PromisedNetSockets {
    override connect(_port: number, ip: string) {
      const wanted = Number(/^127\.0\.0\.(\d+)$/.exec(ip)?.[1])
      const server = serverList.find((candidate) => candidate.dc === wanted) ?? serverList[0]
      if (!server) throw new Error('no server')
      return super.connect(server.port, server.host)
    }
  }
  const stored = new StringSession(session)
  if (session === '') stored.setDC(dc, `127.0.0.${dc}`, 443)
  return new TelegramClient(stored, api.apiId, api.apiHash, {
    connectionRetries: 3,
    retryDelay: 100,
    requestRetries: 3,
    floodSleepThreshold: 0,
    securityChecks: true,
    baseLogger: new Logger(LogLevel.NONE),
    networkSocket: SandboxSockets,
    ...options,
  })
}

export const saveSession = (client: TelegramClient): string => {
  const { session } = client
  if (!(session instanceof StringSession)) throw new Error('not a StringSession')
  return session.save()
}
