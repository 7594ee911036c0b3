import { setTimeout as sleep } from 'node:timers/promises'
import { run } from '@grammyjs/runner'
import { type Context } from '../context.ts'
import { isAppError } from '../core/errors.ts'
import { type BotSettings } from './bot-context.ts'
import { announceCommands, createBot } from './create-bot.ts'

export type RunningBot = { stop(): Promise<void> }

const LOOK_AGAIN_MS = 5_000

/**
 * Opens the bot's door by long polling. Telegram lets one process poll: it is whoever holds the lease, and the others
 * stand by. Resolves once the token has been checked; throws grammY's error if Telegram refuses it.
 */
export const startBot = async (context: Context, settings: BotSettings): Promise<RunningBot> => {
  const { leases, log } = context
  const bot = createBot(context, settings)
  await bot.init()
  await announceCommands(bot)
  const stopping = new AbortController()

  const poll = async (signal: AbortSignal) => {
    const runner = run(bot)
    const stop = () => void runner.stop()
    signal.addEventListener('abort', stop, { once: true })
    await runner.task()
  }
  const lead = async () => {
    while (!stopping.signal.aborted) {
      try {
        await leases.hold(`bot:${bot.botInfo.id}`, ({ signal }) => poll(signal), { signal: stopping.signal })
      } catch (error) {
        if (!isAppError(error, 'conflict') && !stopping.signal.aborted) log.error({ error }, 'polling stopped')
        await sleep(LOOK_AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }
  const leading = lead()
  return {
    async stop() {
      stopping.abort()
      await leading
    },
  }
}
