import { Composer, InlineKeyboard } from 'grammy'
import { type Context } from '../../context.ts'
import { type TelegramAccount } from '../../models/telegram-account.ts'
import { answerOldButton, answerPress } from '../answer-press.ts'
import { type BotContext } from '../bot-context.ts'
import { personName } from '../person-name.ts'

/** /disconnect: which account, are you sure, done. */
export const disconnectFeature = ({ telegramAccounts }: Context): Composer<BotContext> => {
  const feature = new Composer<BotContext>()

  const connected = async (ctx: BotContext) =>
    (await telegramAccounts.all(ctx.userId)).filter(({ status }) => status !== 'inactive')

  const question = (ctx: BotContext, account: TelegramAccount) => ({
    text: ctx.t('disconnect-sure', { account: personName(account) }),
    keyboard: new InlineKeyboard()
      .text(ctx.t('disconnect-yes-button'), `disconnect:${account._id}`)
      .text(ctx.t('disconnect-no-button'), 'keep'),
  })

  feature.command('disconnect', async (ctx) => {
    const accounts = await connected(ctx)
    const [only] = accounts
    if (!only) return ctx.reply(ctx.t('disconnect-none'))
    if (accounts.length === 1) {
      const { text, keyboard } = question(ctx, only)
      return ctx.reply(text, { reply_markup: keyboard })
    }
    const keyboard = new InlineKeyboard()
    for (const account of accounts) keyboard.text(personName(account), `leave:${account._id}`).row()
    keyboard.text(ctx.t('disconnect-no-button'), 'keep')
    await ctx.reply(ctx.t('disconnect-which'), { reply_markup: keyboard })
  })

  feature.callbackQuery(/^leave:(\w+)$/, async (ctx) => {
    const account = (await connected(ctx)).find(({ _id }) => _id === ctx.match[1])
    if (!account) return answerOldButton(ctx)
    await answerPress(ctx)
    const { text, keyboard } = question(ctx, account)
    await ctx.editMessageText(text, { reply_markup: keyboard })
  })

  feature.callbackQuery(/^disconnect:(\w+)$/, async (ctx) => {
    const account = (await connected(ctx)).find(({ _id }) => _id === ctx.match[1])
    if (!account) return answerOldButton(ctx)
    await answerPress(ctx)
    const { loggedOut } = await telegramAccounts.disconnect(ctx.userId, account._id)
    const text = ctx.t(loggedOut ? 'disconnected' : 'disconnected-here-only', { account: personName(account) })
    await ctx.editMessageText(text).catch(() => ctx.reply(text)) // the question may have been deleted
  })

  feature.callbackQuery('keep', async (ctx) => {
    await answerPress(ctx)
    await ctx.editMessageText(ctx.t('disconnect-kept'))
  })
  return feature
}
