import { BotApiError } from '../bot-api-error.ts'
import { type Args } from '../methods/args.ts'
import { type Method } from '../methods/method.ts'
import { type createCallCounts } from '../state/call-counts.ts'
import { type createSpoken } from '../state/spoken.ts'

type Parts = {
  methods: Method[]
  counts: ReturnType<typeof createCallCounts>
  spoken: ReturnType<typeof createSpoken>
}
export type Calls = ReturnType<typeof createCalls>

/** Runs a method by name and remembers what was asked. */
export const createCalls = ({ methods, counts, spoken }: Parts) => {
  const byName = new Map(methods.map((method) => [method.name.toLowerCase(), method]))
  return {
    /** Counts the call and keeps its strings, whatever becomes of it. */
    note(name: string, args: Args) {
      counts.count(byName.get(name.toLowerCase())?.name ?? name)
      spoken.take(args.values)
      for (const { name: fileName, bytes } of args.uploads()) spoken.take([fileName, bytes])
    },
    async run(name: string, args: Args, signal: AbortSignal): Promise<unknown> {
      const found = byName.get(name.toLowerCase())
      if (found) return found.answer(args, signal)
      console.error(`Bot API sandbox: no such method: ${name}`)
      throw new BotApiError(404, 'Not Found: method not found')
    },
  }
}
