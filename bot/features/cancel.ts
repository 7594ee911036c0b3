import { Composer } from 'grammy'
import { type Context } from '../../context.ts'
import { answerPress } from '../answer-press.ts'
import { type BotContext } from '../bot-context.ts'

/** /cancel, and every button of that name: ends what is under way. */
export const cancelFeature = ({ chatSignIn }: Context): Composer<BotContext> => {
  const feature = new Composer<BotContext>()

  const cancel = async (ctx: BotContext, isPressed = false) => {
    const standing = await chatSignIn.standing(ctx.userId)
    const wasUnderWay = await chatSignIn.cancel(ctx.userId)
    // The keypad goes; the wording that the person agreed to stays.
    const messageId = standing?.step === 'phone' ? null : (standing?.messageId ?? null)
    if (messageId !== null) await ctx.api.deleteMessage(ctx.personId, messageId).catch(() => undefined) // gone already
    const text = ctx.t(wasUnderWay || isPressed ? 'cancelled' : 'nothing-to-cancel')
    await ctx.reply(text, { reply_markup: { remove_keyboard: true } })
  }
  feature.command('cancel', (ctx) => cancel(ctx))
  feature.filter((ctx) => ctx.message?.text === ctx.t('cancel-button')).use((ctx) => cancel(ctx))
  feature.callbackQuery('cancel', async (ctx) => {
    await answerPress(ctx)
    await ctx.editMessageReplyMarkup().catch(() => undefined) // gone already
    await cancel(ctx, true)
  })
  return feature
}
