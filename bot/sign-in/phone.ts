import { Composer, Keyboard } from 'grammy'
import { type Context } from '../../context.ts'
import { isAppError } from '../../core/errors.ts'
import { type BotContext } from '../bot-context.ts'
import { errorText } from '../error-words.ts'
import { type Board } from './board.ts'
import { overScreen } from './screens.ts'

/** Asks for the phone by the button that sends the person's own contact. */
export const askForPhone = async (ctx: BotContext, notice?: string): Promise<void> => {
  const keyboard = new Keyboard()
    .requestContact(ctx.t('phone-button'))
    .row()
    .text(ctx.t('cancel-button'))
    .resized()
    .oneTime()
  const text = notice === undefined ? ctx.t('phone') : `${notice}\n\n${ctx.t('phone')}`
  await ctx.reply(text, { reply_markup: keyboard })
}

const withoutKeyboard = { reply_markup: { remove_keyboard: true as const } }
/** Telegram sends the number with or without its plus. */
const international = (phone: string) => (phone.startsWith('+') ? phone : `+${phone}`)

/** The phone number: a contact that the person shares, and it must be their own. */
export const phoneStep = ({ chatSignIn }: Context, board: Board): Composer<BotContext> => {
  const feature = new Composer<BotContext>()
  feature.on('message:contact', async (ctx, next) => {
    const standing = await chatSignIn.standing(ctx.userId)
    if (standing?.step !== 'phone') return next()
    if (standing.isOver) return ctx.reply(ctx.t('error-not-found'), withoutKeyboard)
    const { phone_number: phone, user_id: owner } = ctx.message.contact
    if (owner !== ctx.personId) return askForPhone(ctx, ctx.t('contact-foreign'))

    await ctx.reply(ctx.t('phone-thanks', { end: phone.slice(-2) }), withoutKeyboard)
    await ctx.replyWithChatAction('typing')
    try {
      await chatSignIn.sharePhone(ctx.userId, international(phone))
      await board.show(ctx, { messageId: null })
    } catch (error) {
      if (!isAppError(error)) throw error
      const text = errorText(ctx.t, error)
      const mayRepeat = (await chatSignIn.standing(ctx.userId))?.step === 'phone'
      await (mayRepeat ? askForPhone(ctx, text) : board.put(ctx, overScreen(ctx.t, text), null))
    }
  })
  return feature
}
