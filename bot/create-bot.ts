import { autoRetry } from '@grammyjs/auto-retry'
import { sequentialize } from '@grammyjs/runner'
import { Bot, type BotError, type Composer } from 'grammy'
import { type Context } from '../context.ts'
import { isAppError } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { answerOldButton } from './answer-press.ts'
import { type BotContext, type BotSettings } from './bot-context.ts'
import { commands } from './commands.ts'
import { errorText } from './error-words.ts'
import { aboutFeature } from './features/about.ts'
import { cancelFeature } from './features/cancel.ts'
import { connectFeature } from './features/connect.ts'
import { disconnectFeature } from './features/disconnect.ts'
import { startFeature } from './features/start.ts'
import { identify } from './identify.ts'
import { once } from './once.ts'
import { privateOnly } from './private-only.ts'
import { isMessageGone, isNotModified, isUnreachable } from './refusals.ts'
import { removeSecrets } from './sign-in/remove-secrets.ts'
import { createWords } from './words/create-words.ts'

type Feature = (context: Context, settings: BotSettings) => Composer<BotContext>
/** Every ability of the bot: a new one is a file and a line here. Signing in stands before all that stores an update. */
const features: Feature[] = [connectFeature, cancelFeature, startFeature, disconnectFeature, aboutFeature]

/** Nobody is there to hear of it, or what was to be changed is gone: no fault of ours. */
const isTheirs = (error: unknown) => isUnreachable(error) || isMessageGone(error) || isNotModified(error)

export const createBot = (context: Context, settings: BotSettings): Bot<BotContext> => {
  const { log } = context
  const bot = new Bot<BotContext>(settings.token, { client: { apiRoot: settings.apiRoot, timeoutSeconds: 60 } })
  bot.api.config.use(autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 120 }))
  bot.use(sequentialize(({ chat }) => chat?.id.toString()))
  bot.use(createWords(), privateOnly)

  const sayFailure = async ({ error, ctx }: BotError<BotContext>) => {
    if (isTheirs(error)) return
    if (isAppError(error)) return void (await ctx.reply(errorText(ctx.t, error)).catch(() => undefined))
    const reference = newId().slice(0, 8)
    log.error({ error, reference, userId: ctx.userId }, 'the bot failed')
    await ctx.reply(ctx.t('failure', { reference })).catch(() => undefined)
  }
  const guarded = bot.errorBoundary(sayFailure)
  guarded.use(identify(context), removeSecrets(context), once(context))
  for (const feature of features) guarded.use(feature(context, settings))
  guarded.on('message', (ctx) => ctx.reply(ctx.t('unknown')))
  guarded.on('callback_query', answerOldButton)
  bot.catch(({ error }) => log.error({ error }, 'the bot failed'))
  return bot
}

/** Puts the commands into Telegram's menu, in every language there is. */
export const announceCommands = async (bot: Bot<BotContext>): Promise<void> => {
  const words = createWords()
  for (const locale of words.locales) {
    const menu = commands.map((command) => ({ command, description: words.t(locale, `command-${command}`) }))
    await bot.api.setMyCommands(menu, locale === 'en' ? {} : { language_code: locale as 'ru' })
  }
}
