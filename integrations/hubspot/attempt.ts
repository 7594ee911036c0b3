import { Client } from '@hubspot/api-client'
import { createAgents } from './agents.ts'
import { datedUrl } from './api-version.ts'
import { HubspotFailure, failureFromAnswer, failureFromError } from './hubspot-failure.ts'
import { type Repeatable } from './retry-table.ts'

type Outgoing = { getUrl(): string; setUrl(url: string): void }
type Incoming = { httpStatusCode: number; headers: Record<string, string>; body: { text(): Promise<string> } }

const isOutgoing = (context: unknown): context is Outgoing =>
  typeof context === 'object' && context !== null && 'getUrl' in context && 'setUrl' in context
const isIncoming = (context: unknown): context is Incoming =>
  typeof context === 'object' && context !== null && 'httpStatusCode' in context && 'body' in context

type AttemptParts = { apiRoot: string; timeoutMs: number }
export type Attempt = ReturnType<typeof createAttempt>

/** Sends one call through the unmodified client: dated path, one timeout for all of it, redirects not followed. */
export const createAttempt = ({ apiRoot, timeoutMs }: AttemptParts) => {
  const agents = createAgents(apiRoot)

  const middleware = (observe: (headers: Record<string, string>) => Promise<void>) => ({
    pre(context: unknown) {
      if (isOutgoing(context)) context.setUrl(datedUrl(context.getUrl()))
      return context
    },
    async post(context: unknown) {
      if (!isIncoming(context)) return context
      const { httpStatusCode: status, headers, body } = context
      await observe(headers)
      if (status < 200 || status > 299) throw failureFromAnswer(status, headers, await body.text())
      return context
    },
  })

  /** Throws a HubspotFailure, and nothing else, where there is no answer to use. */
  return async <T>(
    call: { accessToken: string; repeatable: Repeatable; run: (client: Client) => Promise<T> },
    observe: (headers: Record<string, string>) => Promise<void>,
  ): Promise<T> => {
    const agent = agents.take({ fresh: call.repeatable === 'once' })
    const client = new Client({
      accessToken: call.accessToken,
      basePath: apiRoot,
      httpAgent: agent,
      middleware: [middleware(observe)],
    })
    let timer: NodeJS.Timeout | undefined
    const timeout = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        agent.destroy()
        reject(new HubspotFailure({ status: null, code: 'TIMEOUT' }))
      }, timeoutMs)
    })
    try {
      const value = await Promise.race([call.run(client), timeout])
      agents.give(agent)
      return value
    } catch (error) {
      const failure = failureFromError(error)
      if (failure.status === null) agent.destroy()
      else agents.give(agent)
      throw failure
    } finally {
      clearTimeout(timer)
    }
  }
}
