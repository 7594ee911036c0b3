import { parseArgs } from 'node:util'
import { z } from 'zod'
import { BotToken } from './options.ts'

export const usage = `node sandbox/telegram/bot-api/main.ts [switches]
  --port 4600          where the Bot API and the chat page stand (default: any free port)
  --host 127.0.0.1
  --token 1:abc        the bot's token (default: 1:sandbox)
  --name "My bot"      what the bot is called
  --latency 100        milliseconds before every answer
  --flood m=30         the next call of method m gets 429, retry after 30 s; may be repeated
  --help               print this`

const Whole = z.string().regex(/^\d+$/, 'is no whole number').transform(Number)

const Switches = z.object({
  port: Whole.refine((port) => port < 65_536, 'is no port').default(0),
  host: z.string().default('127.0.0.1'),
  token: BotToken.default('1:sandbox'),
  name: z.string().min(1).default('Sandbox bot'),
  latency: Whole.default(0),
  flood: z
    .array(z.string().regex(/^\w+=\d+$/, 'must be method=seconds'))
    .default([])
    .transform((floods) =>
      floods.map((flood) => ({ method: flood.split('=')[0] ?? '', seconds: Number(flood.split('=')[1]) })),
    ),
  help: z.boolean().default(false),
})
export type Switches = z.infer<typeof Switches>

/** Reads the switches. Throws one line that names the faulty one. */
export const readSwitches = (args: string[]): Switches => {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: {
      ...{ port: text, host: text, token: text, name: text, latency: text },
      flood: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  })
  const read = Switches.safeParse(values)
  if (read.success) return read.data
  throw new Error(read.error.issues.map(({ path, message }) => `--${String(path[0])} ${message}`).join('; '))
}
