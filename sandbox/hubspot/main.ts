import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { demoContacts } from './demo-contacts.ts'
import { SeedContact } from './options.ts'
import { startHubspotSandbox } from './start-hubspot-sandbox.ts'

const usage = `Usage: node sandbox/hubspot/main.ts [--port 4500] [--host 127.0.0.1] [--contacts file.json] [--latency ms]
  [--index-lag ms] [--fail path=status]… [--hang path]… [--rate-limit per-ten-seconds] [--no-unique-notes]
  [--client-id id] [--client-secret secret] [--portal id] [--user id]`

const whole = (name: string, min = 0, max = 86_400_000) =>
  z.string().regex(/^\d+$/, `--${name} wants a whole number`).transform(Number).pipe(z.int().min(min).max(max))

const Flags = z.strictObject({
  port: whole('port', 0, 65_535).default(4_500),
  host: z.string().default('127.0.0.1'),
  contacts: z.string().optional(),
  latency: whole('latency').default(0),
  'index-lag': whole('index-lag').default(0),
  fail: z
    .array(z.string().regex(/^[^=]+=[45]\d\d$/, '--fail wants path=status, e.g. /notes/batch/create=503'))
    .default([]),
  hang: z.array(z.string()).default([]),
  'rate-limit': whole('rate-limit', 1).default(110),
  'no-unique-notes': z.boolean().default(false),
  'client-id': z.string().default('sandbox-client'),
  'client-secret': z.string().default('sandbox-secret'),
  portal: z.string().default('7001'),
  user: z.string().default('9001'),
  help: z.boolean().default(false),
})

const readFlags = () => {
  const one = { type: 'string' } as const
  const many = { type: 'string', multiple: true } as const
  const yes = { type: 'boolean' } as const
  const { values } = parseArgs({
    options: {
      ...{ port: one, host: one, contacts: one, latency: one, 'index-lag': one, fail: many, hang: many },
      ...{ 'rate-limit': one, 'no-unique-notes': yes, 'client-id': one, 'client-secret': one },
      ...{ portal: one, user: one, help: yes },
    },
  })
  return Flags.parse(values)
}

const readContacts = async (file: string | undefined) => {
  if (file === undefined) return demoContacts
  const parsed = z.array(SeedContact).safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (!parsed.success)
    throw new Error(`${file} must hold a list of contacts like [{"firstname": "Ada", "phone": "+44 20 7946 0958"}]`)
  return parsed.data
}

const start = async (flags: z.output<typeof Flags>) => {
  const sandbox = await startHubspotSandbox({
    ...{ port: flags.port, host: flags.host, clientId: flags['client-id'], clientSecret: flags['client-secret'] },
    ...{ portalId: flags.portal, userId: flags.user, latencyMs: flags.latency, indexLagMs: flags['index-lag'] },
    contacts: await readContacts(flags.contacts),
    uniqueNoteProperties: !flags['no-unique-notes'],
    rateLimit: { perTenSeconds: flags['rate-limit'] },
  })
  for (const fault of flags.fail) {
    const [path = '', status] = fault.split('=')
    sandbox.faults.fail(path, { status: Number(status) }, Infinity)
  }
  for (const path of flags.hang) sandbox.faults.hang(path, Infinity)
  console.log(`HubSpot stand-in with ${sandbox.contacts().length} contacts. See it at ${sandbox.apiRoot}/sandbox

HUBSPOT_API_ROOT=${sandbox.apiRoot}
HUBSPOT_AUTHORIZE_URL=${sandbox.authorizeUrl}
HUBSPOT_CLIENT_ID=${flags['client-id']}
HUBSPOT_CLIENT_SECRET=${flags['client-secret']}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close())
}

const explain = (error: unknown): string => {
  if (error instanceof z.ZodError)
    return error.issues
      .map(({ path, message }) => (message.startsWith('--') ? message : `--${path.join('.')}: ${message}`))
      .join('; ')
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE') return 'That port is taken: choose another with --port.'
  if ('code' in error && error.code === 'ENOENT') return `There is no such file: ${error.message.split("'")[1] ?? ''}`
  if (error instanceof SyntaxError) return `The contacts file is not JSON: ${error.message}`
  return error.message.split('\n')[0] ?? ''
}

try {
  const flags = readFlags()
  if (flags.help) console.log(usage)
  else await start(flags)
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
