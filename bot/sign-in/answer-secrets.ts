import { Composer } from 'grammy'
import { type Context } from '../../context.ts'
import { type BotContext, type BotSettings } from '../bot-context.ts'
import { type Board } from './board.ts'
import { askForPhone } from './phone.ts'
import { overScreen } from './screens.ts'
import { type Steps } from './steps.ts'

/** Takes a password that was asked for; says of every other secret why it was deleted and what to do instead. */
export const answerSecrets = (
  { chatSignIn }: Context,
  { chatSignIn: mayUseChat }: BotSettings,
  board: Board,
  steps: Steps,
): Composer<BotContext> => {
  const feature = new Composer<BotContext>()
  feature
    .filter((ctx) => ctx.secret !== undefined)
    .use(async (ctx) => {
      const { isDeleted } = ctx.secret ?? { isDeleted: false }
      const deleted = isDeleted ? 'yes' : 'no'
      const standing = await chatSignIn.standing(ctx.userId)
      if (!standing || !mayUseChat) return ctx.reply(ctx.t('secret-outside', { deleted }))
      if (standing.isOver) return board.put(ctx, overScreen(ctx.t, ctx.t('secret-late', { deleted })), await board.place(ctx)) // prettier-ignore
      if (standing.step === 'phone') return askForPhone(ctx, ctx.t('secret-phone', { deleted }))

      const password = standing.step === 'typing' ? ctx.message?.text : undefined
      if (password === undefined) {
        const why = standing.step === 'typing' ? 'secret-no-text' : `secret-${standing.step}`
        return board.show(ctx, { notice: ctx.t(why, { deleted }) })
      }
      if (!isDeleted) await ctx.reply(ctx.t('delete-yourself'))
      await ctx.replyWithChatAction('typing')
      await steps.take(ctx, () => chatSignIn.givePassword(ctx.userId, password))
    })
  return feature
}
