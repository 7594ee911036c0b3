import { type User } from 'grammy/types'
import { type Clock } from './clock.ts'
import { type BotApiSandboxSettings } from './options.ts'
import { type BotProfile } from './state/bot-profile.ts'
import { type CallbackQueries } from './state/callback-queries.ts'
import { type Chats } from './state/chats.ts'
import { type Files } from './state/files.ts'
import { type Happenings } from './state/happenings.ts'
import { type People } from './state/people.ts'
import { type LongPoll } from './updates/long-poll.ts'
import { type UpdateQueue } from './updates/update-queue.ts'
import { type Webhook } from './updates/webhook.ts'

/** What the stand-in is made of; methods and people act on it. */
export type Parts = {
  settings: BotApiSandboxSettings
  clock: Clock
  bot: User
  chats: Chats
  people: People
  files: Files
  profile: BotProfile
  queries: CallbackQueries
  happenings: Happenings
  queue: UpdateQueue
  longPoll: LongPoll
  webhook: Webhook
}
