import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'

const mostIdle = 8

/**
 * One connection per call under way, kept alive for the next call. @hubspot/api-client takes no abort signal: destroying
 * the agent of a call is how a call is given up for good.
 */
export const createAgents = (apiRoot: string) => {
  const idle: HttpAgent[] = []
  const make = () => {
    const options = { keepAlive: true, maxSockets: 1 }
    return new URL(apiRoot).protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options)
  }
  return {
    /** `fresh` = a new connection: a kept one may have been closed by the other side just as we send. */
    take: ({ fresh }: { fresh: boolean }) => (fresh ? make() : (idle.pop() ?? make())),
    give(agent: HttpAgent) {
      if (idle.length < mostIdle) idle.push(agent)
      else agent.destroy()
    },
  }
}
