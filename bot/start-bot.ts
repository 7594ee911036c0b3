import { setTimeout as sleep } from 'node:timers/promises'
import { run } from '@grammyjs/runner'
import { type Bot, type BotError } from 'grammy'
import { type Update } from 'grammy/types'
import { type Context } from '../context.ts'
import { isAppError } from '../core/errors.ts'
import { type Log } from '../core/log.ts'
import { type BotContext, type BotSettings } from './bot-context.ts'
import { announceCommands, createBot } from './create-bot.ts'

export type RunningBot = { stop(): Promise<void> }

const LOOK_AGAIN_MS = 5_000
const GRACE_MS = 15_000

/** The runner would print failures of polling, URL included; they are logged instead. */
const logPolling = (bot: Bot<BotContext>, log: Log) =>
  bot.api.config.use(async (previous, method, payload, signal) => {
    try {
      return await previous(method, payload, signal)
    } catch (error) {
      if (method === 'getUpdates' && !signal?.aborted) log.warn({ error }, 'polling failed and is tried again')
      throw error
    }
  })

/** What is being answered when the bot stops is answered to its end. */
const trackWork = () => {
  const underWay = new Set<Promise<unknown>>()
  return {
    track: <T>(work: Promise<T>): Promise<T> => {
      underWay.add(work)
      return work.finally(() => underWay.delete(work))
    },
    settled: () => Promise.race([Promise.allSettled(underWay), sleep(GRACE_MS, undefined, { ref: false })]),
  }
}

/**
 * Opens the bot's door by long polling. Telegram lets one process poll: it is whoever holds the lease, and the others
 * stand by. Resolves once the token has been checked; throws grammY's error if Telegram refuses it.
 */
export const startBot = async (context: Context, settings: BotSettings): Promise<RunningBot> => {
  const { leases, log } = context
  const bot = createBot(context, settings)
  const { track, settled } = trackWork()
  logPolling(bot, log)
  await bot.init()
  await announceCommands(bot)
  const stopping = new AbortController()

  const poll = async (signal: AbortSignal) => {
    // Stopped before it began: an event that has passed is not heard.
    if (signal.aborted) return
    const handleUpdate = (update: Update) => track(bot.handleUpdate(update))
    const errorHandler = (error: BotError<BotContext>) => bot.errorHandler(error)
    const runner = run({ api: bot.api, errorHandler, handleUpdate }, { runner: { silent: true } })
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
      await settled()
    },
  }
}
