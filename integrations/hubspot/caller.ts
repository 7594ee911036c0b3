import { type Client } from '@hubspot/api-client'
import { type z } from 'zod'
import { type Log } from '../../core/log.ts'
import { type Attempt } from './attempt.ts'
import { toAppError } from './error-map.ts'
import { HubspotFailure } from './hubspot-failure.ts'
import { type CallKind, type Limiter } from './limiter.ts'
import { type Repeatable } from './retry-table.ts'
import { retrying } from './retrying.ts'
import { type AccessToken } from './types.ts'

export type Call<Schema extends z.ZodType> = {
  kind?: CallKind
  repeatable?: Repeatable
  /** Not sent after this moment (ms since 1970): the call fails instead. */
  sendBefore?: number
  answer: Schema
  run: (client: Client) => Promise<unknown>
}
export type Sent<T> = { ok: true; value: T } | { ok: false; failure: HubspotFailure }
export type Caller = ReturnType<typeof createCaller>

type CallerParts = {
  attempt: Attempt
  limiter: Limiter
  accessToken: AccessToken
  retryBudgetMs: number
  log?: Log | undefined
}

/** HubSpot understood what was asked and said no to that. */
const refusals = new Set([400, 404, 409])

/** Sends calls of one portal: waits for its turn, retries by the table within the budget, parses what comes back. */
export const createCaller = ({ attempt, limiter, accessToken, retryBudgetMs, log }: CallerParts) => {
  /** What headers teach is worth less than the answer they stand on: a failure here is only logged. */
  const observe = (headers: Record<string, string>) =>
    limiter.observe(headers).catch((error: unknown) => log?.warn({ error }, 'HubSpot limits could not be noted'))

  const send = <Schema extends z.ZodType>(call: Call<Schema>) => {
    const { kind = 'general', repeatable = 'safely', sendBefore = Infinity, answer, run } = call
    let rejected: string | undefined
    /** A token that HubSpot refuses before its time is renewed once; nothing was done with it. */
    const attemptOnce = async (): Promise<unknown> => {
      const token = await accessToken(rejected)
      if (Date.now() >= sendBefore) throw new HubspotFailure({ status: null, code: 'TOO_LATE' })
      try {
        return await attempt({ accessToken: token, repeatable, run }, observe)
      } catch (error) {
        if (!(error instanceof HubspotFailure) || error.status !== 401 || rejected !== undefined) throw error
        rejected = token
        await limiter.reserve(kind)
        return attemptOnce()
      }
    }
    return retrying(
      {
        budgetMs: retryBudgetMs,
        repeatable,
        onRetry: ({ status, code }, tries, waitMs) =>
          log?.warn({ status, code, tries, waitMs }, 'HubSpot call is tried again'),
      },
      async (): Promise<z.output<Schema>> => {
        await limiter.reserve(kind)
        const parsed = answer.safeParse(await attemptOnce())
        if (!parsed.success) throw new HubspotFailure({ status: null, code: 'UNREADABLE', cause: parsed.error })
        return parsed.data
      },
    )
  }

  /** An answer, or a refusal of what was asked (400, 404, 409). Anything else is thrown as an AppError. */
  const ask = async <Schema extends z.ZodType>(call: Call<Schema>): Promise<Sent<z.output<Schema>>> => {
    try {
      return { ok: true, value: await send(call) }
    } catch (error) {
      if (!(error instanceof HubspotFailure)) throw error
      if (error.status !== null && refusals.has(error.status)) return { ok: false, failure: error }
      throw toAppError(error)
    }
  }
  return {
    ask,
    /** The answer; a refusal is thrown as an AppError too. */
    async need<Schema extends z.ZodType>(call: Call<Schema>): Promise<z.output<Schema>> {
      const sent = await ask(call)
      if (!sent.ok) throw toAppError(sent.failure)
      return sent.value
    },
  }
}
