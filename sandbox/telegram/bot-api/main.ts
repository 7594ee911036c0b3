import { readSwitches, type Switches, usage } from './command-line.ts'
import { startBotApiSandbox } from './start-bot-api-sandbox.ts'

const serve = async ({ port, host, token, name, latency, flood }: Switches) => {
  const id = Number(token.split(':')[0])
  const botUser = { id, username: 'sandbox_bot', first_name: name }
  const sandbox = await startBotApiSandbox({ port, host, token, botUser, latencyMs: latency })
  sandbox.person({ id: 1001, firstName: 'Alex', lastName: 'Morgan', languageCode: 'en', phone: '+447700900123' })
  sandbox.person({ id: 1002, firstName: 'Ирина', lastName: 'Соколова', languageCode: 'ru', phone: '+79990001122' })
  for (const { method, seconds } of flood) sandbox.faults.flood(method, seconds)
  console.log(`Bot API stand-in. Talk to the bot at ${sandbox.apiRoot}/ and set:`)
  console.log(`  TELEGRAM_BOT_API_ROOT=${sandbox.apiRoot}`)
  console.log(`  TELEGRAM_BOT_TOKEN=${token}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close())
}

const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE') return 'That port is taken: choose another with --port.'
  return error.message.split('\n')[0] ?? ''
}

try {
  const switches = readSwitches(process.argv.slice(2))
  if (switches.help) console.log(usage)
  else await serve(switches)
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
