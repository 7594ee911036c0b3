import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from './errors.ts'
import { type EncryptionKey } from './crypto.ts'

export const roles = ['api', 'bot', 'jobs'] as const
export type Role = (typeof roles)[number]
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

const Roles = z
  .string()
  .transform(list)
  .pipe(z.array(z.enum(roles)).min(1))

export const Keys = z.string().transform((text, ctx): [EncryptionKey, ...EncryptionKey[]] => {
  const keys = list(text).map((entry) => {
    const [kid = '', encoded = ''] = entry.split(/:(.*)/s)
    return { kid, key: Buffer.from(encoded, 'base64') }
  })
  const [first, ...rest] = keys
  if (first && keys.every(({ kid, key }) => /^[\w-]{1,20}$/.test(kid) && key.length === 32)) return [first, ...rest]
  ctx.addIssue('must be kid:base64(32 bytes)[,kid:…], e.g. k1:$(openssl rand -base64 32)')
  return z.NEVER
})

const Servers = z.string().transform((text, ctx) =>
  list(text).map((entry) => {
    const [, dc, host, port] = /^(\d)=([^:]+):(\d+)$/.exec(entry) ?? []
    if (!dc || !host || !port) ctx.addIssue('must be like 1=127.0.0.1:4401,2=127.0.0.1:4402')
    return { dc: Number(dc), host: host ?? '', port: Number(port) }
  }),
)

const PemFile = z.string().transform((file, ctx) => {
  try {
    const pem = readFileSync(file, 'utf8')
    createPublicKey(pem)
    return pem
  } catch {
    ctx.addIssue('must name a readable file with an RSA public key in PEM')
    return z.NEVER
  }
})

const Price = z.string().transform((text, ctx) => {
  const [input, cachedInput, output, ...rest] = list(text).map(Number)
  const isPrice = (value: number | undefined): value is number => value !== undefined && value >= 0 && value < 1e6
  if (isPrice(input) && isPrice(cachedInput) && isPrice(output) && rest.length === 0)
    return { input, cachedInput, output }
  ctx.addIssue('must be like 0.75,0.075,4.5')
  return z.NEVER
})

const HttpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ''))

/** Every variable that the program reads: what it means and what it is if unset. `.env.example` is made from it. */
export const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('port to listen on'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PUBLIC_URL: HttpUrl.optional().describe('what the outside calls it (http://localhost:PORT)'),
  ROLES: Roles.prefault('api,bot,jobs').describe('which doors this process opens'),
  DATA_DIR: z.string().default('.data').describe('where the embedded database, own keys and sandbox state rest'),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://').optional().describe('database; unset = embedded, kept in .data/'),
  MONGOMS_SYSTEM_BINARY: z.string().optional().describe('a mongod to use for the embedded database; unset = found, or downloaded'),
  ENCRYPTION_KEYS: Keys.optional().describe('kid:base64(32 bytes)[,kid:…]; the first encrypts, all decrypt'),
  TELEGRAM_API_ID: z.coerce.number().int().positive().optional().describe('MTProto application, from my.telegram.org'),
  TELEGRAM_API_HASH: z.string().min(1).optional().describe('MTProto application, from my.telegram.org'),
  TELEGRAM_SERVERS: Servers.optional().describe('send DC n elsewhere: 1=127.0.0.1:4401,…; unset = Telegram'),
  TELEGRAM_SERVER_KEY: PemFile.optional().describe("file with a server's RSA public key in PEM, trusted beside Telegram's own"),
  TELEGRAM_BOT_TOKEN: z.string().regex(/^\d+:[\w-]{20,}$/, 'must be the token that BotFather gave').optional().describe('the bot, from BotFather'),
  TELEGRAM_BOT_API_ROOT: HttpUrl.default('https://api.telegram.org').describe('root of the Bot API'),
  CHAT_SIGN_IN: z.enum(['on', 'off']).default('on').describe('whether the bot may relay login codes in the chat; off leaves the link to the page'),
  HUBSPOT_CLIENT_ID: z.string().min(1).optional().describe('the HubSpot app'),
  HUBSPOT_CLIENT_SECRET: z.string().min(1).optional().describe('the HubSpot app'),
  HUBSPOT_API_ROOT: HttpUrl.default('https://api.hubapi.com').describe("root of HubSpot's API"),
  HUBSPOT_AUTHORIZE_URL: HttpUrl.default('https://app.hubspot.com/oauth/authorize').describe("HubSpot's consent page"),
  SUMMARIZER: z.enum(['openai', 'local']).optional().describe('who writes the digests (live mode: openai if OPENAI_API_KEY is set; else local)'),
  OPENAI_API_KEY: z.string().min(1).optional().describe('key of the model’s provider'),
  OPENAI_BASE_URL: HttpUrl.default('https://api.openai.com/v1').describe('any server that speaks OpenAI’s chat completions'),
  OPENAI_MODEL: z.string().min(1).default('gpt-5.4-mini').describe('the model; it must take strict JSON schemas'),
  OPENAI_PRICE: Price.optional().describe('US dollars per million tokens: input,cached input,output; unset = the list price where it is known'),
  OPENAI_DAILY_TOKENS: z.coerce.number().int().min(0).default(2_000_000).describe('what one user may take in a day; over it digests are written locally. 0 = any'),
  OPENAI_DAILY_USD: z.coerce.number().min(0).default(5).describe('the same in US dollars, where the price is known. 0 = any'),
  LOG_LEVEL: z.enum(logLevels).optional().describe('info; in the sandbox error'),
  NODE_ENV: z.string().optional().describe('production never falls into the sandbox'),
}) // prettier-ignore
export type Environment = z.infer<typeof Environment>

/** These select live mode; with none of them set, the program starts its sandbox. */
const liveCredentials = ['TELEGRAM_API_ID', 'TELEGRAM_API_HASH', 'HUBSPOT_CLIENT_ID', 'HUBSPOT_CLIENT_SECRET'] as const
const selectsLive = [...liveCredentials, 'TELEGRAM_BOT_TOKEN'] as const
type Complete = Environment & { [K in (typeof liveCredentials)[number]]: NonNullable<Environment[K]> }

export type BotConfig = { token: string; apiRoot: string; chatSignIn: boolean }
/** What the process runs on. In the sandbox the outside is whatever the stand-ins say it is. */
export type Settings = { summarizer: SummarizerSettings } & (
  | { mode: 'sandbox'; production: false; env: Environment }
  | {
      mode: 'live'
      production: boolean
      env: Environment
      telegram: TelegramSettings
      hubspot: HubspotSettings
      bot: BotConfig | null
    }
)
export type TelegramSettings = {
  apiId: number
  apiHash: string
  servers: { dc: number; host: string; port: number }[]
  serverKeyPem: string | null
}
export type SummarizerSettings =
  | { kind: 'local' }
  | {
      kind: 'openai'
      apiKey: string
      baseUrl: string
      model: string
      /** US dollars for a million tokens; null = the list price. */
      price: { input: number; cachedInput: number; output: number } | null
      /** For one user and day; null = any amount. */
      daily: { tokens: number | null; microUsd: number | null }
    }
export type HubspotSettings = { clientId: string; clientSecret: string; apiRoot: string; authorizeUrl: string }

const botConfig = ({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_BOT_API_ROOT: apiRoot, CHAT_SIGN_IN }: Environment) =>
  token === undefined ? null : { token, apiRoot, chatSignIn: CHAT_SIGN_IN === 'on' }

const refuse = (lines: string[]): never => {
  throw new AppError('invalid-input', `The environment is not right:\n${lines.map((line) => `  ${line}`).join('\n')}`)
}

/** The sandbox sends nothing out unless it is told to by name. */
const summarizerOf = (env: Environment, mode: Settings['mode']): SummarizerSettings => {
  const { OPENAI_API_KEY: apiKey } = env
  if ((env.SUMMARIZER ?? (mode === 'live' && apiKey ? 'openai' : 'local')) === 'local') return { kind: 'local' }
  if (!apiKey)
    return refuse([
      `OPENAI_API_KEY is missing: ${Environment.shape.OPENAI_API_KEY.description ?? ''}, for SUMMARIZER=openai`,
    ])
  return {
    kind: 'openai',
    apiKey,
    baseUrl: env.OPENAI_BASE_URL,
    model: env.OPENAI_MODEL,
    price: env.OPENAI_PRICE ?? null,
    daily: { tokens: env.OPENAI_DAILY_TOKENS || null, microUsd: Math.round(env.OPENAI_DAILY_USD * 1e6) || null },
  }
}

/** Parses the environment once. Throws one AppError that names every fault. Empty values count as unset. */
export const readSettings = (environment: Record<string, string | undefined>): Settings => {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) return refuse(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
  const env = parsed.data
  const production = env.NODE_ENV === 'production'
  const isPresent = (name: keyof Environment) => env[name] !== undefined
  if (!production && !selectsLive.some((name) => set[name] !== undefined))
    return { mode: 'sandbox', production, env, summarizer: summarizerOf(env, 'sandbox') }

  const required: (keyof Environment)[] = [
    ...liveCredentials,
    ...(env.ROLES.includes('bot') ? (['TELEGRAM_BOT_TOKEN'] as const) : []),
    ...(production ? (['MONGODB_URI', 'ENCRYPTION_KEYS'] as const) : []),
  ]
  const missing = required.filter((name) => !isPresent(name))
  if (missing.length > 0) {
    return refuse([
      ...missing.map((name) => `${name} is missing: ${Environment.shape[name].description ?? ''}`),
      production
        ? 'NODE_ENV=production always runs live.'
        : 'Set these too, or unset all of TELEGRAM_* and HUBSPOT_* to try the sandbox.',
    ])
  }
  const complete = env as Complete // nothing required is missing
  return {
    mode: 'live',
    production,
    env,
    summarizer: summarizerOf(env, 'live'),
    telegram: {
      apiId: complete.TELEGRAM_API_ID,
      apiHash: complete.TELEGRAM_API_HASH,
      servers: env.TELEGRAM_SERVERS ?? [],
      serverKeyPem: env.TELEGRAM_SERVER_KEY ?? null,
    },
    bot: botConfig(env),
    hubspot: {
      clientId: complete.HUBSPOT_CLIENT_ID,
      clientSecret: complete.HUBSPOT_CLIENT_SECRET,
      apiRoot: env.HUBSPOT_API_ROOT,
      authorizeUrl: env.HUBSPOT_AUTHORIZE_URL,
    },
  }
}
