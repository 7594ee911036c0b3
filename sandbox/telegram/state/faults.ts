import { type AuthKeys, type LostReason } from './auth-keys.ts'
import { type LoginTokens } from './login-tokens.ts'

type Fault = { kind: 'error'; code: number; message: string } | { kind: 'hang' } | { kind: 'drop' }

/**
 * Trouble on demand. Each fault hits the next `times` calls of a method (default 1), e.g. 'messages.getHistory'; several
 * for one method come one after the other.
 */
export type Faults = ReturnType<typeof createFaults>

type Around = { keys: AuthKeys; tokens: LoginTokens; latencyMs?: number | undefined }

export const createFaults = ({ keys, tokens, latencyMs = 0 }: Around) => {
  const planned = new Map<string, { fault: Fault; left: number }[]>()
  let latency = latencyMs

  const plan = (method: string, fault: Fault, times = 1) => {
    planned.set(method, [...(planned.get(method) ?? []), { fault, left: times }])
  }
  const take = (method: string): Fault | null => {
    const [next, ...later] = planned.get(method) ?? []
    if (!next) return null
    next.left -= 1
    if (next.left <= 0) planned.set(method, later)
    return next.fault
  }

  return {
    take,
    latencyMs: () => latency,
    controls: {
      floodWait: (method: string, seconds: number, times?: number) =>
        plan(method, { kind: 'error', code: 420, message: `FLOOD_WAIT_${seconds}` }, times),
      fail: (method: string, { code, message }: { code: number; message: string }, times?: number) =>
        plan(method, { kind: 'error', code, message }, times),
      /** The call is accepted and never answered. */
      hang: (method: string, times?: number) => plan(method, { kind: 'hang' }, times),
      /** The socket closes in the middle of the call. */
      drop: (method: string, times?: number) => plan(method, { kind: 'drop' }, times),
      /** Ends every session of the account, as another device or Telegram itself does. */
      revoke: (userId: number, reason: LostReason) => keys.revoke(userId, reason),
      /** Every auth key becomes unknown: clients get transport error -404. */
      forgetKeys: () => keys.forgetAll(),
      /** QR codes that nobody has scanned yet are too old from now on. */
      expireLoginTokens: () => tokens.expire(),
      /** Milliseconds between a packet's making and its sending. */
      latency: (ms: number) => {
        latency = ms
      },
      /** Takes back planned faults and latency; sessions stay lost. */
      clear: () => {
        planned.clear()
        latency = 0
      },
    },
  }
}
