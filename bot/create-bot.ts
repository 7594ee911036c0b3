import { autoRetry } from '@grammyjs/auto-retry'
import { sequentialize } from '@grammyjs/runner'
import { Bot, type Composer, GrammyError } from 'grammy'
import { type Context } from '../context.ts'
import { newId } from '../core/ids.ts'
import { type BotContext, type BotSettings } from './bot-context.ts'
import { aboutFeature } from './features/about.ts'
import { startFeature } from './features/start.ts'
import { identify } from './identify.ts'
import { privateOnly } from './private-only.ts'
import { createWords } from './words/create-words.ts'

type Feature = (context: Context, settings: BotSettings) => Composer<BotContext>
/** Every ability of the bot: a new one is a file and a line here. */
const features: Feature[] = [startFeature, aboutFeature]

/** A person who has blocked the bot, or a message that is gone, is no fault of ours. */
const isTheirs = (error: unknown) =>
  error instanceof GrammyError && (error.error_code === 403 || /not found|not modified/.test(error.description))

export const createBot = (context: Context, settings: BotSettings): Bot<BotContext> => {
  const { log } = context
  const bot = new Bot<BotContext>(settings.token, { client: { apiRoot: settings.apiRoot, timeoutSeconds: 60 } })
  bot.api.config.use(autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 120 }))
  const words = createWords()
  bot.use(sequentialize(({ chat }) => chat?.id.toString()))
  bot.use(words, privateOnly)

  const guarded = bot.errorBoundary(async ({ error, ctx }) => {
    if (isTheirs(error)) return
    const reference = newId().slice(0, 8)
    log.error({ error, reference, userId: ctx.userId }, 'the bot failed')
    await ctx.reply(ctx.t('failure', { reference })).catch(() => undefined)
  })
  guarded.use(identify(context))
  for (const feature of features) guarded.use(feature(context, settings))
  guarded.on('message', (ctx) => ctx.reply(ctx.t('unknown')))
  guarded.on('callback_query', (ctx) => ctx.answerCallbackQuery())
  bot.catch(({ error }) => log.error({ error }, 'the bot failed'))
  return bot
}

const commands = ['start', 'connect', 'privacy', 'help']

/** Puts the commands into Telegram's menu, in every language there is. */
export const announceCommands = async (bot: Bot<BotContext>): Promise<void> => {
  const words = createWords()
  for (const locale of words.locales) {
    const menu = commands.map((command) => ({ command, description: words.t(locale, `command-${command}`) }))
    await bot.api.setMyCommands(menu, locale === 'en' ? {} : { language_code: locale as 'ru' })
  }
}
