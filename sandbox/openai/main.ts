import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { RecordedAnswer } from './options.ts'
import { startOpenAiSandbox } from './start-openai-sandbox.ts'

const usage = `Usage: node sandbox/openai/main.ts [--port 4600] [--host 127.0.0.1] [--api-key sk-sandbox] [--answers file.json]
  [--latency ms] [--fail status]… [--hang] [--refuse] [--truncate] [--invalid-json] [--rate-limit retry-after-seconds]`

const whole = (name: string, min = 0, max = 86_400_000) =>
  z.string().regex(/^\d+$/, `--${name} wants a whole number`).transform(Number).pipe(z.int().min(min).max(max))
const yes = z.boolean().default(false)

const Flags = z.strictObject({
  port: whole('port', 0, 65_535).default(4_600),
  host: z.string().default('127.0.0.1'),
  'api-key': z.string().min(1).default('sk-sandbox'),
  answers: z.string().optional(),
  latency: whole('latency').default(0),
  fail: z.array(whole('fail', 400, 599)).default([]),
  'rate-limit': whole('rate-limit').optional(),
  ...{ hang: yes, refuse: yes, truncate: yes, 'invalid-json': yes, help: yes },
})

const readFlags = () => {
  const one = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const { values } = parseArgs({
    options: {
      ...{ port: one, host: one, 'api-key': one, answers: one, latency: one, 'rate-limit': one },
      fail: { type: 'string', multiple: true },
      ...{ hang: flag, refuse: flag, truncate: flag, 'invalid-json': flag, help: flag },
    },
  })
  return Flags.parse(values)
}

const readAnswers = async (file: string | undefined) => {
  if (file === undefined) return []
  const parsed = z.array(RecordedAnswer).safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (!parsed.success) throw new Error(`${file} must hold a list like [{"match": "part of a prompt", "answer": {…}}]`)
  return parsed.data
}

const start = async (flags: z.output<typeof Flags>) => {
  const { port, host, latency: latencyMs } = flags
  const answers = await readAnswers(flags.answers)
  const { faults, ...sandbox } = await startOpenAiSandbox({ port, host, latencyMs, apiKey: flags['api-key'], answers })
  for (const status of flags.fail) faults.fail(status, Infinity)
  if (flags['rate-limit'] !== undefined) faults.rateLimit(Infinity, flags['rate-limit'])
  if (flags.hang) faults.hang(Infinity)
  if (flags.refuse) faults.refuseToAnswer(Infinity)
  if (flags.truncate) faults.truncate(Infinity)
  if (flags['invalid-json']) faults.invalidJson(Infinity)
  console.log(`OpenAI stand-in. What it was sent: ${sandbox.root}/sandbox/state

SUMMARIZER=openai
OPENAI_BASE_URL=${sandbox.baseUrl}
OPENAI_API_KEY=${sandbox.apiKey}`)
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
  if (error instanceof SyntaxError) return `The answers file is not JSON: ${error.message}`
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
