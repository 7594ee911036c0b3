import * as z from 'zod/mini'

/** `lost`: nobody answered, it may be tried again by itself. `timeout`: it may have been done, the person decides. */
export type Failure = {
  code: string
  /** The API's own words, in English. */
  message: string | null
  /** Whole seconds. */
  retryAfter: number | null
}
export type Answer<T> = { ok: true; value: T } | { ok: false; failure: Failure }

const ANSWER_MS = 60_000
const Refusal = z.object({ error: z.string(), code: z.string() })
const gateway = [502, 503, 504]

const failed = (code: string, message: string | null = null, retryAfter: number | null = null) =>
  ({ ok: false, failure: { code, message, retryAfter } }) as const

const secondsIn = (header: string | null) => {
  const seconds = Number(header)
  return header !== null && seconds > 0 ? Math.ceil(seconds) : null
}

/** One call of the API with the session cookie. Never throws: what went wrong is in the answer. */
export const call = async <S extends z.ZodMiniType>(
  method: 'GET' | 'POST',
  path: string,
  shape: S,
  { body, signal }: { body?: unknown; signal?: AbortSignal | undefined } = {},
): Promise<Answer<z.infer<S>>> => {
  const timeout = AbortSignal.timeout(ANSWER_MS)
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(method === 'POST' && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body ?? {}),
      }),
    })
    const json: unknown = await response.json().catch(() => null)
    if (response.ok) {
      const parsed = shape.safeParse(json)
      return parsed.success ? { ok: true, value: parsed.data } : failed('unexpected')
    }
    const refusal = Refusal.safeParse(json)
    if (refusal.success) {
      const { code, error } = refusal.data
      return failed(code === 'internal' ? 'unexpected' : code, error, secondsIn(response.headers.get('Retry-After')))
    }
    return failed(gateway.includes(response.status) ? 'lost' : 'unexpected')
  } catch {
    return failed(timeout.aborted ? 'timeout' : 'lost')
  }
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 15_000

/** Resolves after `ms`, when the browser is online again, or when `signal` aborts. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    addEventListener('online', done)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })

/** Sends again, ever less often, while the connection is lost; `onLost` hears when it is and when it is back. */
export const untilAnswered = async <T>(
  send: () => Promise<Answer<T>>,
  onLost: (isLost: boolean) => void,
  signal: AbortSignal,
): Promise<Answer<T>> => {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const answer = await send()
    if (answer.ok || answer.failure.code !== 'lost' || signal.aborted) {
      if (!signal.aborted) onLost(false)
      return answer
    }
    onLost(true)
    await pause(wait, signal)
  }
}
