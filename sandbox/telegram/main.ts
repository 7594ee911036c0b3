import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSwitches, readWorld, type Switches, usage } from './command-line.ts'
import { startTelegramSandbox } from './start-telegram-sandbox.ts'
import { type World } from './world.ts'

const serve = async ({ port, dcs, latency, flood, log, ...switches }: Switches) => {
  const world = readWorld(switches.world)
  const sandbox = await startTelegramSandbox({
    world,
    dcs,
    latencyMs: latency,
    ports: port === undefined ? [] : Array.from({ length: dcs }, (_, i) => port + i),
    onLoginCode: (phone, code) => console.log(`Login code for ${phone}: ${code}`),
    requestsLog: log
      ? ({ method, dc, userId, error }) => console.log(`DC ${dc} ${userId ?? '-'} ${method}${error ? ` ${error}` : ''}`)
      : undefined,
  })
  for (const { method, seconds } of flood) sandbox.faults.floodWait(method, seconds)
  const keyFile = switches['key-out'] ?? join(mkdtempSync(join(tmpdir(), 'telegram-sandbox-')), 'server-key.pem')
  try {
    writeFileSync(keyFile, sandbox.publicKeyPem)
  } catch {
    await sandbox.close()
    throw new Error(`--key-out ${keyFile} cannot be written`)
  }
  console.log(`Telegram sandbox: DC 1 to ${dcs}. Set:`)
  console.log(`  TELEGRAM_SERVERS=${sandbox.servers}`)
  console.log(`  TELEGRAM_SERVER_KEY=${keyFile}`)
  console.log(`Accounts: ${accountLines(world).join(', ')}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close())
}

const accountLines = ({ accounts, users }: World): string[] =>
  accounts.map(({ userId, dc, password }) => {
    const user = users.find(({ id }) => id === userId)
    const owed = password === undefined ? '' : ', cloud password set'
    return `${user?.firstName ?? ''} ${user?.phone ?? ''} (DC ${dc}${owed})`
  })

try {
  const switches = readSwitches(process.argv.slice(2))
  if (switches.help) console.log(usage)
  else await serve(switches)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
