import { createVault, type EncryptionKey } from './core/crypto.ts'
import { type SummarizerSettings } from './core/config.ts'
import { type Log } from './core/log.ts'
import { createBudgets } from './integrations/budget/create-budgets.ts'
import { createHubspot } from './integrations/hubspot/create-hubspot.ts'
import { type HubspotConfig } from './integrations/hubspot/types.ts'
import { createNotifier } from './integrations/notifier/create-notifier.ts'
import { createQueue } from './integrations/queue/create-queue.ts'
import { createLocalSummarizer } from './integrations/summarizer/local/create-local-summarizer.ts'
import { createOpenAiSummarizer } from './integrations/summarizer/openai/create-openai-summarizer.ts'
import { createTelegram } from './integrations/telegram/create-telegram.ts'
import { type TelegramTiming } from './integrations/telegram/timing.ts'
import { type TelegramConfig } from './integrations/telegram/types.ts'
import { ensureIndexes } from './models/ensure-indexes.ts'
import { createApiTokens } from './services/api-tokens.ts'
import { createChatSignIn } from './services/chat-sign-in.ts'
import { createContacts } from './services/contacts.ts'
import { createFollowPortal } from './services/contacts/follow-portal.ts'
import { createSettleContact } from './services/contacts/settle-contact.ts'
import { createDialogs } from './services/dialogs.ts'
import { createDialogList } from './services/dialogs/list-dialogs.ts'
import { createDigests } from './services/digests/list-digests.ts'
import { createAnswerCaches } from './services/digests/answer-cache.ts'
import { createDigester } from './services/digests/create-digester.ts'
import { createDigestWriter } from './services/digests/write-digests.ts'
import { createHandledUpdates } from './services/handled-updates.ts'
import { createHubspotConnections } from './services/hubspot-connections.ts'
import { createLeases } from './services/leases.ts'
import { createLinks } from './services/links/create-links.ts'
import { createMoveUser } from './services/links/move-user.ts'
import { createMatching } from './services/matching/create-matching.ts'
import { createNotes } from './services/notes/write-notes.ts'
import { createNotifications } from './services/notifications/create-notifications.ts'
import { createSessions } from './services/sessions.ts'
import { createRateLimits } from './services/rate-limits.ts'
import { createSettings } from './services/settings.ts'
import { createSync } from './services/sync/create-sync.ts'
import { createRunSync } from './services/sync/run-sync.ts'
import { createSyncAccount } from './services/sync/sync-account.ts'
import { createSweeper } from './services/sync/sweep.ts'
import { createSyncRuns } from './services/sync/sync-runs.ts'
import { createTelegramAccounts } from './services/telegram-accounts.ts'
import { createUsage } from './services/usage.ts'
import { createUsers } from './services/users.ts'

export type { JobHandler } from './integrations/queue/types.ts'

export type ContextConfig = {
  /** A MongoDB that mongoose is connected to already; Agenda opens its own connection to it. */
  database: { uri: string; ping(): Promise<boolean> }
  encryptionKeys: [EncryptionKey, ...EncryptionKey[]]
  publicUrl: string
  /** How long a job stays locked after its process died, in ms. */
  jobLockMs?: number
  /** Without a unique note key: how long a note of unknown outcome is waited for before it is looked up, in ms. */
  noteQuarantineMs?: number
  telegram: TelegramConfig
  /** Replaces the usual times. */
  telegramTiming?: Partial<TelegramTiming>
  hubspot: HubspotConfig
  /** The bot that tells people what they must know; null = there is none. */
  bot: { token: string; apiRoot: string } | null
  /** Unset = on this machine. */
  summarizer?: SummarizerSettings
}

/** The only wiring: from configuration to services. */
export const createContext = async (config: ContextConfig, log: Log) => {
  await ensureIndexes()
  const queue = await createQueue({ uri: config.database.uri, log, lockMs: config.jobLockMs })
  const vault = createVault(config.encryptionKeys)
  const telegram = createTelegram(config.telegram, config.telegramTiming)
  const budgets = createBudgets()
  const hubspot = createHubspot(config.hubspot, budgets, { log })
  const { summarizer = { kind: 'local' } } = config

  const users = createUsers()
  const notifier = config.bot && createNotifier(config.bot)
  const notifications = createNotifications({ notifier, publicUrl: config.publicUrl, log })
  const apiTokens = createApiTokens()
  const sessions = createSessions()
  const settings = createSettings()
  const leases = createLeases()
  const telegramAccounts = createTelegramAccounts({
    telegram,
    vault,
    leases,
    rateLimits: createRateLimits(),
    needsSignIn: (userId, accountId) => notifications.accountNeedsSignIn(userId, accountId),
    log,
  })
  const redirectUri = `${config.publicUrl}/api/hubspot/callback`
  const hubspotConnections = createHubspotConnections({
    hubspot,
    vault,
    redirectUri,
    users,
    leases,
    connectionLost: (userId) => notifications.connectionLost(userId),
    log,
  })

  const chatSignIn = createChatSignIn({ telegramAccounts, hubspotConnections, notifications, vault })

  const dialogs = createDialogs()
  const listDialogs = createDialogList({ telegramAccounts, dialogs })
  const links = createLinks({ publicUrl: config.publicUrl, moveUser: createMoveUser({ vault, leases }) })
  const digests = createDigests()
  const usage = createUsage(summarizer.kind === 'openai' ? summarizer.daily : { tokens: null, microUsd: null })
  const answerCaches = createAnswerCaches({ vault })
  const digester = createDigester({
    local: createLocalSummarizer(),
    model: summarizer.kind === 'openai' ? createOpenAiSummarizer(summarizer) : null,
    usage,
    answerCaches,
    log,
  })
  const digestWriter = createDigestWriter({ digester, log })
  const matching = createMatching()
  const notes = createNotes({ quarantineMs: config.noteQuarantineMs })
  const contacts = createContacts({ hubspotConnections, leases, queue })
  const settleContact = createSettleContact({ leases, hubspotConnections, settings, notes })
  const followPortal = createFollowPortal({ hubspotConnections, leases, queue, log })
  const runs = createSyncRuns()
  const syncAccount = createSyncAccount({ telegramAccounts, dialogs, matching, digestWriter, log })
  const run = createRunSync({ runs, leases, settings, telegramAccounts, hubspotConnections, syncAccount, notes, log })
  const sweeper = createSweeper({ runs, leases, queue, settings, hubspotConnections, notes, log })
  const sync = createSync({ runs, run, queue, users, telegramAccounts, hubspotConnections })

  const isReady = () => config.database.ping()
  return {
    log,
    publicUrl: config.publicUrl,
    isReady,
    leases,
    queue,
    users,
    apiTokens,
    sessions,
    notifications,
    settings,
    telegramAccounts,
    chatSignIn,
    handledUpdates: createHandledUpdates(),
    hubspotConnections,
    /** What proves that a request comes from HubSpot. */
    hubspotApp: { clientSecret: config.hubspot.clientSecret, publicUrl: config.publicUrl },
    contacts,
    settleContact,
    followPortal,
    dialogs,
    listDialogs,
    links,
    digests,
    usage,
    answerCaches,
    sync,
    sweeper,
  }
}
export type Context = Awaited<ReturnType<typeof createContext>>
