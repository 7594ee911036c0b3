import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { startApi } from './api/start-api.ts'
import { startBot } from './bot/start-bot.ts'
import { createContext } from './context.ts'
import { readSettings, type Settings } from './core/config.ts'
import { AppError } from './core/errors.ts'
import { createLog } from './core/log.ts'
import { type Options, readOptions, usage } from './core/options.ts'
import { ownKeys } from './core/own-keys.ts'
import { ask, say, signalled, untilAborted } from './core/process.ts'
import { connectMongoose } from './integrations/mongo/connect.ts'
import { withDatabase } from './integrations/mongo/database-name.ts'
import { openDatabase } from './integrations/mongo/open-database.ts'
import { startJobs } from './jobs/start-jobs.ts'

const GRACE_MS = 10_000

/** The stand-ins are imported only in the sandbox: live mode boots without them and what they depend on. */
const openSandbox = async ({ exportFile }: Options, { summarizer }: Settings, dataDir: string) => {
  const leaves =
    summarizer.kind === 'local'
      ? 'nothing leaves it'
      : `redacted messages go to ${summarizer.model} at ${summarizer.baseUrl}, because SUMMARIZER=openai is set`
  say(`Conduits sandbox: stand-ins of Telegram and HubSpot on this machine; ${leaves}.`)
  const { startSandbox } = await import('./sandbox/start-sandbox.ts')
  return startSandbox({ dataDir, exportFile, say })
}

/** Everything is opened in turn, and what was opened last is closed first. Resolves to the exit code. */
const theDay = async (settings: Settings, options: Options, signal: AbortSignal): Promise<number> => {
  const { env, mode, production } = settings
  const dataDir = resolve(import.meta.dirname, env.DATA_DIR)
  await using day = new AsyncDisposableStack()

  const sandbox = mode === 'sandbox' ? await openSandbox(options, settings, dataDir) : null
  if (sandbox) day.defer(() => sandbox.stop())

  const systemBinary = env.MONGOMS_SYSTEM_BINARY ?? null
  const uriGiven = env.MONGODB_URI ?? null
  const database = await openDatabase({ uri: uriGiven, dataDir, systemBinary, allowWine: !production, say, ask })
  day.defer(() => database.stop())
  signal.throwIfAborted()

  const uri = withDatabase(database.uri, sandbox ? { always: 'conduits_sandbox' } : { ifNone: 'conduits' })
  const mongoose = await connectMongoose(uri, { appName: 'conduits' })
  day.defer(() => mongoose.disconnect())
  if (sandbox?.isNew) await mongoose.empty()

  const log = createLog(env.LOG_LEVEL ?? (sandbox ? 'error' : 'info'))
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`
  const outside = mode === 'live' ? settings : sandbox
  if (!outside) throw new Error('the sandbox is not open')
  const { telegram, hubspot } = outside
  const encryptionKeys = env.ENCRYPTION_KEYS ?? ownKeys(dataDir)
  const context = await createContext(
    {
      ...{ database: { uri, ping: mongoose.ping }, encryptionKeys, publicUrl, telegram, hubspot },
      ...{ bot: outside.bot, summarizer: settings.summarizer },
    },
    log,
  )
  day.defer(() => context.queue.close(GRACE_MS))

  const isOpen = (role: (typeof env.ROLES)[number]) => sandbox !== null || env.ROLES.includes(role)
  if (isOpen('jobs')) await startJobs(context)
  if (isOpen('bot') && outside.bot) {
    const bot = await startBot(context, outside.bot)
    day.defer(() => bot.stop())
  }
  if (isOpen('api')) {
    const api = await startApi(context, { port: env.PORT, host: env.HOST })
    day.defer(() => api.stop())
    log.info({ url: api.url }, 'listening')
    const isDone = sandbox ? await sandbox.demonstrate({ context, apiUrl: api.url, signal }) : true
    if (options.once) return isDone ? 0 : 1
    if (sandbox) say(`\nServing ${api.url}. Stop with Ctrl-C.`)
  }
  await untilAborted(signal)
  say('Stopping…')
  return 0
}

const readDay = () => {
  const options = readOptions(process.argv.slice(2))
  if (existsSync('.env')) process.loadEnvFile('.env')
  const settings = readSettings(process.env)
  if (settings.mode === 'live' && (options.once || options.exportFile !== null)) {
    throw new AppError(
      'invalid-input',
      '--once and --export belong to the sandbox: unset TELEGRAM_* and HUBSPOT_* to use it.',
    )
  }
  if (options.exportFile !== null && settings.summarizer.kind === 'openai') {
    throw new AppError('invalid-input', 'Your own chats stay on this machine: unset SUMMARIZER=openai to use --export.')
  }
  return { options, settings }
}

const signal = signalled()
try {
  const { options, settings } = readDay()
  if (options.help) say(usage)
  else process.exitCode = await theDay(settings, options, signal)
} catch (error) {
  process.exitCode = signal.aborted ? 0 : 1
  if (!signal.aborted) console.error(error instanceof AppError ? error.message : error)
}
// All is closed by now; Agenda leaves a timer behind for every job, which would hold the process for half a lock's life.
process.exit()
