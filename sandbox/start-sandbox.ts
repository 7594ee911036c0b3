import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type BotConfig } from '../core/config.ts'
import { type HubspotConfig } from '../integrations/hubspot/types.ts'
import { type TelegramConfig } from '../integrations/telegram/types.ts'
import { type Door, runDemo } from './demo.ts'
import { readExport } from './export/read-export.ts'
import { startHubspotSandbox } from './hubspot/start-hubspot-sandbox.ts'
import { createKeptState } from './kept-state.ts'
import { demoWorld } from './seed/demo-world.ts'
import { type Person } from './stand-ins.ts'
import { startBotApiSandbox } from './telegram/bot-api/start-bot-api-sandbox.ts'
import { startTelegramSandbox } from './telegram/start-telegram-sandbox.ts'

export type SandboxOptions = {
  dataDir: string
  exportFile: string | null
  say: (line: string) => void
}
const botToken = '7000000001:sandbox-bot-token-of-no-use-elsewhere'
const app = { clientId: 'sandbox-app', clientSecret: 'sandbox-app-secret' }

/** The demo, or one particular export. */
const seedOf = async ({ exportFile, say }: SandboxOptions) => {
  if (exportFile === null) return { subject: 'demo', ...demoWorld(new Date()) }
  const { world, contacts, summary } = await readExport(exportFile)
  const skipped = summary.skipped > 0 ? `, ${summary.skipped} odd ones left out` : ''
  const chats = `${summary.chats} ${summary.chats === 1 ? 'chat' : 'chats'}`
  say(`Read your export: ${chats}, ${summary.messages} messages${skipped}.`)
  return { subject: createHash('sha256').update(JSON.stringify(world)).digest('hex').slice(0, 12), world, contacts }
}

/** Starts the stand-ins of Telegram and HubSpot and says how the product reaches them. */
export const startSandbox = async (options: SandboxOptions) => {
  const seed = await seedOf(options)
  const store = createKeptState(join(options.dataDir, 'sandbox.json'))
  // The first start makes the world; later ones find it again. The sandbox holds one world at a time.
  const earlier = store.read()
  const kept = earlier?.subject === seed.subject ? earlier : null
  const world = kept?.world ?? seed.world
  const telegram = await startTelegramSandbox({ world, state: kept?.telegram })
  const hubspot = await startHubspotSandbox({
    ...app,
    contacts: kept ? [] : seed.contacts,
    ...(kept && { state: kept.hubspot }),
  })

  const bot = await startBotApiSandbox({
    token: botToken,
    botUser: { id: 7_000_000_001, username: 'conduits_sandbox_bot', first_name: 'Conduits' },
    ...(kept && { state: kept.bot }),
  })

  const [account] = world.accounts
  const owner = world.users.find(({ id }) => id === account?.userId)
  if (!account || !owner?.phone) throw new Error('a sandbox world needs an account whose user has a phone')
  const { id, firstName, lastName, username } = owner
  bot.person({
    id,
    firstName,
    ...(lastName && { lastName }),
    ...(username && { username }),
    phone: owner.phone,
    languageCode: 'en',
  })
  const person: Person = {
    telegramUserId: String(id),
    name: [owner.firstName, owner.lastName].filter(Boolean).join(' '),
    phone: owner.phone,
    password: account.password ?? null,
  }

  let userId = kept?.userId ?? null
  const save = () =>
    store.write({
      subject: seed.subject,
      userId,
      world,
      telegram: telegram.snapshot(),
      hubspot: hubspot.snapshot(),
      bot: bot.snapshot(),
    })
  const timer = setInterval(save, 2_000)
  timer.unref()

  const memory = {
    userId: () => userId,
    remember(id: string) {
      userId = id
      save()
    },
  }

  return {
    /** True if no earlier start knew this world: a database that is there belongs to another. */
    isNew: kept === null,
    telegram: {
      apiId: 1,
      apiHash: 'sandbox',
      servers: telegram.serverList,
      serverKeyPem: telegram.publicKeyPem,
    } satisfies TelegramConfig,
    hubspot: { ...app, apiRoot: hubspot.apiRoot, authorizeUrl: hubspot.authorizeUrl } satisfies HubspotConfig,
    bot: { token: botToken, apiRoot: bot.apiRoot, chatSignIn: true } satisfies BotConfig,
    /** Shows what the product does. Resolves with true if the sync completed. */
    demonstrate: (door: Door) => runDemo({ ...door, telegram, hubspot, bot, person, memory }),
    async stop() {
      clearInterval(timer)
      save()
      await Promise.all([telegram.close(), hubspot.close(), bot.close()])
    },
  }
}
