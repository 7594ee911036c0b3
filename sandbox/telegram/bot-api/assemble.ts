import { deserialize, serialize } from 'node:v8'
import { createClock } from './clock.ts'
import { type BotApiSandboxSettings, type PersonProfile } from './options.ts'
import { type Parts } from './parts.ts'
import { createBotProfile, type Kept as KeptProfile } from './state/bot-profile.ts'
import { createCallbackQueries } from './state/callback-queries.ts'
import { createChats, type KeptChats } from './state/chats.ts'
import { createFiles, type StoredFile } from './state/files.ts'
import { createHappenings, type KeptHappenings } from './state/happenings.ts'
import { createPeople } from './state/people.ts'
import { createLongPoll } from './updates/long-poll.ts'
import { createUpdateQueue, type KeptUpdates } from './updates/update-queue.ts'
import { createWebhook } from './updates/webhook.ts'

type Kept = {
  chats: KeptChats
  people: PersonProfile[]
  files: StoredFile[]
  profile: KeptProfile
  happenings: KeptHappenings
  updates: KeptUpdates
}
type OnReply = (method: string, values: Record<string, unknown>) => Promise<void>

/** Makes the parts, empty or from what an earlier start kept. */
export const assemble = (settings: BotApiSandboxSettings, onReply: OnReply) => {
  // Written by snapshot below.
  const kept = settings.state === undefined ? null : (deserialize(Buffer.from(settings.state, 'base64')) as Kept)
  const clock = createClock()
  const queue = createUpdateQueue(kept?.updates)
  const id = Number(settings.token.split(':')[0])
  const parts: Parts = {
    settings,
    clock,
    bot: { is_bot: true, ...(settings.botUser ?? { id, username: 'sandbox_bot', first_name: 'Sandbox bot' }) },
    chats: createChats(clock, kept?.chats),
    people: createPeople(kept?.people),
    files: createFiles(kept?.files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes) }))),
    profile: createBotProfile(kept?.profile),
    queries: createCallbackQueries(clock),
    happenings: createHappenings(clock, kept?.happenings),
    queue,
    longPoll: createLongPoll(queue),
    webhook: createWebhook({ queue, clock, retryMs: settings.webhookRetryMs, onReply }),
  }
  const snapshot = (): string =>
    serialize({
      chats: parts.chats.keep(),
      people: parts.people.all(),
      files: parts.files.keep(),
      profile: parts.profile.keep(),
      happenings: parts.happenings.keep(),
      updates: queue.keep(),
    } satisfies Kept).toString('base64')
  return { parts, snapshot }
}
