import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { smallWorld } from './small-world.ts'
import { World } from './world.ts'

export const usage = `node sandbox/telegram/main.ts [switches]
  --port 4401        DC 1 listens here, DC 2 on the next port, and so on (default: any free ports)
  --world file.json  the people and chats to serve (default: three made-up people)
  --dcs 3            serve DC 1 to this one
  --latency 100      milliseconds before each packet leaves
  --flood m=30       the next call of method m gets FLOOD_WAIT_30; may be repeated
  --key-out key.pem  write the public key to trust here (default: a temporary file)
  --log              print every call
  --help             print this`

const Whole = z.string().regex(/^\d+$/, 'is no whole number').transform(Number)

const Switches = z.object({
  port: Whole.refine((port) => port > 0 && port < 65_536, 'is no port').optional(),
  world: z.string().optional(),
  dcs: Whole.refine((dcs) => dcs > 0 && dcs < 6, 'must be 1 to 5').default(3),
  latency: Whole.default(0),
  flood: z
    .array(z.string().regex(/^[\w.]+=\d+$/, 'must be method=seconds'))
    .default([])
    .transform((floods) => floods.map(readFlood)),
  'key-out': z.string().optional(),
  log: z.boolean().default(false),
  help: z.boolean().default(false),
})
export type Switches = z.infer<typeof Switches>

const readFlood = (flood: string) => {
  const [method = '', seconds] = flood.split('=')
  return { method, seconds: Number(seconds) }
}

/** Reads the switches. Throws one line that names the faulty one. */
export const readSwitches = (args: string[]): Switches => {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      world: { type: 'string' },
      dcs: { type: 'string' },
      latency: { type: 'string' },
      flood: { type: 'string', multiple: true },
      'key-out': { type: 'string' },
      log: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  const read = Switches.safeParse(values)
  if (read.success) return read.data
  throw new Error(read.error.issues.map(({ path, message }) => `--${String(path[0])} ${message}`).join('; '))
}

/** Reads a world file, or gives the small one. Throws one line with the first faults. */
export const readWorld = (file: string | undefined): World => {
  if (file === undefined) return smallWorld()
  const read = World.safeParse(parseFile(file))
  if (read.success) return read.data
  const faults = read.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`${file} is no world (${faults.join('; ')}): see sandbox/telegram/world.ts`)
}

const parseFile = (file: string): unknown => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Error(`--world ${file} cannot be read`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`--world ${file} is not JSON`)
  }
}
