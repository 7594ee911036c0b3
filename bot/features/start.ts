import { Composer, InlineKeyboard } from 'grammy'
import { type Context } from '../../context.ts'
import { type BotContext } from '../bot-context.ts'

const isPublic = (url: string) => url.startsWith('https://')

/** /start: what this is, and what is connected. */
export const startFeature = ({ telegramAccounts, hubspotConnections, publicUrl }: Context): Composer<BotContext> => {
  const feature = new Composer<BotContext>()
  feature.command('start', async (ctx) => {
    const [accounts, isConnected] = await Promise.all([
      telegramAccounts.active(ctx.userId),
      hubspotConnections.isUsable(ctx.userId),
    ])
    const count = accounts.length
    const telegram = count === 0 ? 'none' : count === 1 ? 'one' : 'other'
    const hubspot = isConnected ? 'yes' : 'no'
    // Telegram takes only public addresses on buttons.
    const keyboard = !isConnected && isPublic(publicUrl) ? new InlineKeyboard().url(ctx.t('start-hubspot-button'), `${publicUrl}/api/hubspot/connect`) : undefined // prettier-ignore
    await ctx.reply(ctx.t('start', { telegram, hubspot, count }), keyboard && { reply_markup: keyboard })
  })
  return feature
}
