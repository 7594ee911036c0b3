import { type BotContext } from './bot-context.ts'
import { isPressForgotten } from './refusals.ts'

/** Ends the spinner on the pressed button, with a text over the chat if one is given (200 characters at most). */
export const answerPress = async (ctx: BotContext, text?: string): Promise<void> => {
  try {
    await ctx.answerCallbackQuery(text === undefined ? undefined : { text, show_alert: true })
  } catch (error) {
    if (!isPressForgotten(error)) throw error
  }
}

/** A button of an earlier conversation: says so, and takes the buttons away. */
export const answerOldButton = async (ctx: BotContext): Promise<void> => {
  await answerPress(ctx, ctx.t('old-button'))
  await ctx.editMessageReplyMarkup().catch(() => undefined) // the message may be gone too
}
