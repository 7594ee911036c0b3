import { createTelegram } from '../../../integrations/telegram/create-telegram.ts'

/**
 * A process of its own for leftovers.test.ts: opens and closes connections in every way, says what still keeps the event
 * loop busy, and must then end by itself.
 */
const [serverList = '[]', serverKeyPem = '', session = '', stalledPort = ''] = process.argv.slice(2)
const servers = JSON.parse(serverList) as { dc: number; host: string; port: number }[]
const faults: string[] = []
process.on('unhandledRejection', (reason) => faults.push(`unhandled: ${String(reason)}`))
process.on('warning', (warning) => faults.push(`warning: ${warning.message}`))

/** What is left once closed sockets have said so. */
const left = async () => {
  await new Promise((resolve) => setTimeout(resolve, 20))
  return process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap')
}

const config = { apiId: 1, apiHash: 'hash', serverKeyPem }
const telegram = createTelegram({ ...config, servers }, { callTimeoutMs: 20_000 })
const peer = { type: 'chat' as const, id: '42', accessHash: null }

for (let cycle = 0; cycle < 50; cycle++) {
  const connection = await telegram.connect(session, { floodWait: 'wait' })
  if (cycle % 10 === 0) await connection.listDialogs()
  // The parent has planned one hanging, one dropped and one flooded call.
  const call = connection.messagesAfter(peer, 0).catch(() => undefined)
  if (cycle % 2 === 0) await Promise.race([call, new Promise((resolve) => setTimeout(resolve, 100).unref())])
  await connection.close()
  await call
}
const afterCycles = await left()

const lease = new AbortController()
const aborted = await telegram.connect(session, { floodWait: 'fail', signal: lease.signal })
const pending = aborted.listDialogs().catch(() => undefined)
lease.abort()
await pending

const stalled = createTelegram(
  { ...config, servers: [{ dc: 1, host: '127.0.0.1', port: Number(stalledPort) }] },
  { connectTimeoutMs: 150, retryDelayMs: 10 },
)
await stalled.requestCode('+4915100000001').catch(() => undefined)

process.on('exit', () => process.stdout.write(`${performance.now()}`))
const afterAll = await left()
process.stdout.write(`${JSON.stringify({ afterCycles, afterAll, faults, endedAt: performance.now() })}\n`)
