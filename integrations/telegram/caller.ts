import { type Api } from 'telegram'
import { openClient, type Client } from './client.ts'
import { codeOf, failure } from './error-map.ts'
import { persist } from './persistence.ts'
import { sessionFor, type Origin } from './sessions.ts'
import { type TelegramTiming } from './timing.ts'
import { createTurns } from './turns.ts'
import { type ConnectOptions, type TelegramConfig } from './types.ts'

/** Sends one request in its turn. Rejects with AppErrors. */
export type Call = <R extends Api.AnyRequest>(request: R) => Promise<R['__response']>

/** A line to Telegram that survives a broken connection: the next call opens a new client with the same auth key. */
export type Caller = {
  call: Call
  /** For requests that must not be sent twice (codes, sign-ins): an answer that got lost is an error. */
  callOnce: Call
  session(): string
  /** Resolves when every call has settled and the connection is gone. */
  close(): Promise<void>
}

export type CallerOptions = ConnectOptions & {
  config: TelegramConfig
  timing: TelegramTiming
  origin: Origin
  tries?: number
}

/** Opens the line. Each try has its share of `connectTimeoutMs`, so that a stalled one leaves time for another. */
export const openCaller = async (options: CallerOptions): Promise<Caller> => {
  const { config, timing, floodWait, onFloodWait, tries = 3 } = options
  const closing = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal
  const persistence = { tries, retryDelayMs: timing.retryDelayMs, floodWait, onFloodWait, signal }
  const turns = createTurns(timing.minGapMs, signal)
  let origin = options.origin

  const open = async (): Promise<Client> => {
    const hasKey = 'session' in origin
    const timeoutMs = timing.connectTimeoutMs / tries
    const opened = await openClient({ config, session: sessionFor(origin), hasKey, timeoutMs, signal })
    origin = { session: opened.session() }
    return opened
  }
  let client = await persist(open, persistence)

  const send = <R extends Api.AnyRequest>(request: R, isRepeatable: boolean): Promise<R['__response']> =>
    turns.take(() =>
      persist(async () => {
        if (client.ended.aborted) client = await open()
        try {
          return await client.send(request, timing.callTimeoutMs)
        } catch (error) {
          throw !isRepeatable && codeOf(error) === 'CONNECTION_LOST' ? failure('ANSWER_LOST', error) : error
        }
      }, persistence),
    )

  return {
    call: (request) => send(request, true),
    callOnce: (request) => send(request, false),
    session: () => client.session(),
    close: async () => {
      closing.abort()
      await turns.drained()
      await client.end(failure('CLOSED'))
    },
  }
}
