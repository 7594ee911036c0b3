import { createServer } from 'node:http'
import express from 'express'
import { BotApiError, errorBody } from './bot-api-error.ts'
import { assemble } from './assemble.ts'
import { botRoutes } from './http/bot-routes.ts'
import { createCalls } from './http/calls.ts'
import { listen } from './http/listen.ts'
import { allMethods } from './methods/all-methods.ts'
import { createArgs } from './methods/args.ts'
import { BotApiSandboxOptions, GroupProfile, PersonProfile } from './options.ts'
import { pageRoutes } from './page/page-routes.ts'
import { createGroup, type Group } from './people/group.ts'
import { createPerson, type Person } from './people/person.ts'
import { createWaiting } from './people/waiting.ts'
import { createCallCounts } from './state/call-counts.ts'
import { createFaults } from './state/faults.ts'
import { createSpoken } from './state/spoken.ts'

export type BotApiSandbox = Awaited<ReturnType<typeof startBotApiSandbox>>

/**
 * Starts a stand-in of Telegram's Bot API for one bot, and the people who talk to it. What it holds lives as long as it
 * runs, and on in the `state` that `snapshot` gives. Rejects if the port is taken (EADDRINUSE) or an option is wrong (ZodError).
 */
export const startBotApiSandbox = async (options: BotApiSandboxOptions) => {
  const settings = BotApiSandboxOptions.parse(options)
  const counts = createCallCounts()
  const spoken = createSpoken()
  const { parts, snapshot } = assemble(settings, async (method, values) => {
    const args = createArgs(values)
    calls.note(method, args)
    await calls.run(method, args, AbortSignal.timeout(60_000)).catch(() => undefined)
  })
  const calls = createCalls({ methods: allMethods(parts), counts, spoken })
  const faults = createFaults({ latencyMs: settings.latencyMs, updates: parts.queue.faults })
  const waiting = createWaiting(parts)

  const people = new Map<number, Person>()
  const person = (profile: PersonProfile): Person => {
    const known = people.get(profile.id)
    if (known) return known
    parts.people.put(PersonProfile.parse(profile))
    const made = createPerson(parts, waiting, profile)
    people.set(profile.id, made)
    return made
  }
  for (const profile of parts.people.all()) person(profile)
  const groups = new Map<number, Group>()

  const app = express()
  app.disable('x-powered-by')
  app.use(botRoutes({ token: settings.token, calls, faults, files: parts.files }))
  app.use(pageRoutes({ parts, people, person }))
  app.use((_req, res) => void res.status(404).json(errorBody(new BotApiError(404, 'Not Found'))))
  const server = createServer(app)
  const apiRoot = await listen(server, settings)

  return {
    /** For `client: { apiRoot }` of grammY, TELEGRAM_BOT_API_ROOT. The chat page stands there too, at /. */
    apiRoot,
    bot: parts.bot,
    /** The driver of that person's chat; the same one for the same id. */
    person,
    people: () => [...people.values()],
    group(profile: GroupProfile): Group {
      const group = groups.get(profile.id) ?? createGroup(parts, waiting, GroupProfile.parse(profile))
      groups.set(profile.id, group)
      return group
    },
    /** Calls by method name, refused and unknown ones included. */
    calls: counts.calls,
    resetCalls: counts.reset,
    faults: faults.controls,
    /** Updates that the bot has not confirmed. */
    pendingUpdates: () => parts.queue.pending(),
    /** Moves the stand-in's clock on: messages grow older, callback queries expire. */
    passTime: (ms: number) => parts.clock.pass(ms),
    /** Every string that ever left the bot. */
    dump: spoken.dump,
    /** Everything it holds, as text for the `state` of a later start. */
    snapshot,
    async close() {
      faults.controls.clear()
      parts.webhook.close()
      parts.longPoll.close()
      waiting.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
