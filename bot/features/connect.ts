import { Composer } from 'grammy'
import { type Context } from '../../context.ts'
import { type BotContext, type BotSettings } from '../bot-context.ts'
import { answerSecrets } from '../sign-in/answer-secrets.ts'
import { createBoard } from '../sign-in/board.ts'
import { codeStep } from '../sign-in/code.ts'
import { offer } from '../sign-in/offer.ts'
import { passwordStep } from '../sign-in/password.ts'
import { phoneStep } from '../sign-in/phone.ts'
import { createSteps } from '../sign-in/steps.ts'

/**
 * /connect: signing in to Telegram, on the page or in the chat. Nothing of it may ever stand behind a session or a
 * conversation, which would store the updates.
 */
export const connectFeature = (context: Context, settings: BotSettings): Composer<BotContext> => {
  const board = createBoard(context)
  const steps = createSteps(context, board)
  const feature = new Composer<BotContext>()
  feature.use(answerSecrets(context, settings, board, steps))
  feature.use(offer(context, settings))
  if (settings.chatSignIn)
    feature.use(phoneStep(context, board), codeStep(context, board, steps), passwordStep(context, board))
  feature.on('message:contact', (ctx) =>
    ctx.reply(ctx.t('contact-unasked'), { reply_markup: { remove_keyboard: true } }),
  )
  return feature
}
