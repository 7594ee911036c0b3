import { Composer } from 'grammy'
import { type BotContext } from '../bot-context.ts'

/** /privacy and /help. */
export const aboutFeature = (): Composer<BotContext> => {
  const feature = new Composer<BotContext>()
  feature.command('privacy', (ctx) => ctx.reply(ctx.t('privacy')))
  feature.command('help', (ctx) => ctx.reply(ctx.t('help')))
  return feature
}
