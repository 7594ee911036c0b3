import { Composer } from 'grammy'
import { type Context } from '../../context.ts'
import { answerOldButton, answerPress } from '../answer-press.ts'
import { type BotContext } from '../bot-context.ts'
import { type Board } from './board.ts'

/** The person chooses to type the cloud password here. The message itself is taken by secrets.ts. */
export const passwordStep = ({ chatSignIn }: Context, board: Board): Composer<BotContext> => {
  const feature = new Composer<BotContext>()
  feature.callbackQuery(/^type:(\w+)$/, async (ctx) => {
    const [, round = ''] = ctx.match
    if (!(await chatSignIn.typePassword(ctx.userId, round))) return answerOldButton(ctx)
    await answerPress(ctx)
    await board.show(ctx)
  })
  return feature
}
