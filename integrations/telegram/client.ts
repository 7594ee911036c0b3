import { Api, TelegramClient } from 'telegram'
import { Logger } from 'telegram/extensions/index.js'
import { LogLevel } from 'telegram/extensions/Logger.js'
import { type StringSession } from 'telegram/sessions/index.js'
import { codeOf, failure } from './error-map.ts'
import { createSocketClass, createTransportClass } from './socket.ts'
import { type TelegramConfig } from './types.ts'
import { withTimeout } from './with-timeout.ts'

/** One GramJS client on one TCP connection. It never reconnects: when it ends, a new one is opened. Rejections are raw. */
export type Client = {
  readonly ended: AbortSignal
  send<R extends Api.AnyRequest>(request: R, timeoutMs: number): Promise<R['__response']>
  session(): string
  end(reason: Error): Promise<void>
}

export type ClientOptions = {
  config: TelegramConfig
  session: StringSession
  /** True if the session carries an auth key: then a server that does not know it means the session is lost. */
  hasKey: boolean
  timeoutMs: number
  /** Its abort ends the client, connecting or connected. */
  signal: AbortSignal
}

// GramJS's ping loop leaves a ten-second timer behind after destroy() and asks updates.getState now and then: never started.
class PinglessClient extends TelegramClient {
  protected override _loopStarted = true
}

/** Connects and greets the server (help.getConfig). Whatever goes wrong ends the client; nothing of it stays behind. */
export const openClient = async ({ config, session, hasKey, timeoutMs, signal }: ClientOptions): Promise<Client> => {
  if (signal.aborted) throw failure('CLOSED', signal.reason)
  const life = new AbortController()
  let ending: Promise<void> | undefined
  const end = (reason: Error) =>
    (ending ??= (async () => {
      life.abort(reason)
      await client.destroy().catch(() => undefined)
    })())
  const onLost = (cause: unknown) => void end(failure('CONNECTION_LOST', cause))
  const onTransportError = (code: number) =>
    void end(hasKey && code === 404 ? failure('KEY_UNKNOWN') : failure('CONNECTION_LOST', new Error(`code ${code}`)))

  const client = new PinglessClient(session, config.apiId, config.apiHash, {
    networkSocket: createSocketClass({ servers: config.servers, life: life.signal, onLost }),
    connection: createTransportClass({ onLost, onTransportError }),
    // Another try is another client (caller.ts): GramJS would repeat a failed handshake on the same socket and key.
    connectionRetries: 1,
    retryDelay: 0,
    requestRetries: 1,
    floodSleepThreshold: 0,
    securityChecks: true,
    useWSS: false,
    testServers: false,
    baseLogger: new Logger(LogLevel.NONE),
    deviceModel: 'Conduits',
    systemVersion: 'Node.js',
    appVersion: '1.0',
  })
  let fault: unknown
  client.onError = async (error) => void (fault = error)

  const within = <T>(work: Promise<T>, ms: number, code: 'CONNECT_TIMED_OUT' | 'CALL_TIMED_OUT') =>
    withTimeout(work, ms, () => failure(code), life.signal).catch((error: unknown) => {
      // After a call that was never answered the connection is not trusted with another.
      if (code === 'CONNECT_TIMED_OUT' || codeOf(error) === code) void end(failure(code, error))
      throw error
    })

  signal.addEventListener('abort', () => void end(failure('CLOSED', signal.reason)), {
    once: true,
    signal: life.signal,
  })
  const isConnected = await within(client.connect(), timeoutMs, 'CONNECT_TIMED_OUT')
  // GramJS gives false, or nothing at all, where it gave up.
  if (isConnected !== true) {
    const error = failure('HANDSHAKE_FAILED', fault)
    await end(error)
    throw error
  }

  return {
    ended: life.signal,
    end,
    session: () => String(client.session.save()),
    send: async <R extends Api.AnyRequest>(request: R, ms: number) => {
      // Past client.invoke(), which sleeps unabortably on errors, asks updates.getState and keeps every entity it sees.
      const query = new Api.InvokeWithoutUpdates({ query: request })
      const answer = Promise.resolve(client._sender?.send(query)) as Promise<R['__response']>
      return within(answer, ms, 'CALL_TIMED_OUT')
    },
  }
}
