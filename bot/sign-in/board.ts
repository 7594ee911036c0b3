import { type Context } from '../../context.ts'
import { type BotContext } from '../bot-context.ts'
import { isMessageGone, isNotModified } from '../refusals.ts'
import { createPageLink } from './page-link.ts'
import { againScreen, keypadScreen, overScreen, passwordScreen, type Screen } from './screens.ts'

type Shown = {
  /** Said above everything else. */
  notice?: string | null
  /** The message that showed it so far, where it is known better than from the records. */
  messageId?: number | null
}

const noPreview = { link_preview_options: { is_disabled: true } }

/** The one message that shows where a sign-in stands. */
export const createBoard = (context: Context) => {
  const { chatSignIn } = context

  const place = async (ctx: BotContext): Promise<number | null> =>
    ctx.callbackQuery?.message?.message_id ?? (await chatSignIn.standing(ctx.userId))?.messageId ?? null

  const send = async (ctx: BotContext, { text, keyboard }: Screen): Promise<void> => {
    const { message_id } = await ctx.reply(text, { reply_markup: keyboard, ...noPreview })
    await chatSignIn.showIn(ctx.userId, message_id)
  }

  const remove = async (ctx: BotContext, messageId: number): Promise<void> => {
    try {
      await ctx.api.deleteMessage(ctx.personId, messageId)
    } catch (error) {
      if (!isMessageGone(error)) throw error
    }
  }

  /** Under a pressed button the message changes in place; after a message of the person it moves below that. */
  const put = async (ctx: BotContext, screen: Screen, messageId: number | null): Promise<void> => {
    if (messageId === null) return send(ctx, screen)
    if (!ctx.callbackQuery) {
      await remove(ctx, messageId)
      return send(ctx, screen)
    }
    const { text, keyboard } = screen
    try {
      await ctx.api.editMessageText(ctx.personId, messageId, text, { reply_markup: keyboard, ...noPreview })
    } catch (error) {
      if (isMessageGone(error)) return send(ctx, screen)
      if (!isNotModified(error)) throw error
    }
  }

  const screenNow = async (ctx: BotContext, notice: string | null): Promise<Screen> => {
    const standing = await chatSignIn.standing(ctx.userId)
    if (!standing || standing.isOver || standing.step === 'phone')
      return overScreen(ctx.t, notice ?? ctx.t('error-not-found'))
    if (standing.step === 'again') return againScreen(ctx.t, standing, notice)
    if (standing.step === 'code') return keypadScreen(ctx.t, standing, await chatSignIn.countDigits(ctx.userId), notice)
    return passwordScreen(ctx.t, standing, await createPageLink(context, ctx.userId), notice)
  }

  return {
    place,
    remove,
    put,
    /** Shows where the sign-in stands now, or that it is over. */
    show: async (ctx: BotContext, { notice = null, messageId }: Shown = {}): Promise<void> =>
      put(ctx, await screenNow(ctx, notice), messageId === undefined ? await place(ctx) : messageId),
  }
}
export type Board = ReturnType<typeof createBoard>
