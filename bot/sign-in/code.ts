import { Composer } from 'grammy'
import { z } from 'zod'
import { type Context } from '../../context.ts'
import { isAppError } from '../../core/errors.ts'
import { keypadKeys } from '../../services/telegram-accounts/keypad.ts'
import { answerOldButton, answerPress } from '../answer-press.ts'
import { type BotContext } from '../bot-context.ts'
import { errorText } from '../error-words.ts'
import { type Board } from './board.ts'
import { checkingScreen, USUAL_LENGTH } from './screens.ts'
import { type Steps } from './steps.ts'

const Key = z.enum(keypadKeys)

/** The login code, by an inline keypad: each press carries one key, and the keys rest sealed. */
export const codeStep = ({ chatSignIn }: Context, board: Board, steps: Steps): Composer<BotContext> => {
  const feature = new Composer<BotContext>()

  /** The keypad that these buttons belong to; otherwise they are answered here. */
  const current = async (ctx: BotContext, round: string) => {
    const standing = await chatSignIn.standing(ctx.userId)
    const isAlive = standing?.isOver === false
    if (isAlive && standing.round === round) return standing
    // Pressed once too often while the code was being checked.
    const isSameMessage = isAlive && standing.messageId === ctx.callbackQuery?.message?.message_id
    await (isSameMessage ? answerPress(ctx) : answerOldButton(ctx))
    return null
  }

  feature.callbackQuery(/^key:(\w+):(\w+)$/, async (ctx) => {
    const [, round = '', pressed] = ctx.match
    const key = Key.safeParse(pressed)
    const standing = await current(ctx, round)
    if (!standing || !key.success) return
    const taken = await chatSignIn.pressKey(ctx.userId, round, key.data, ctx.update.update_id)
    if (!taken) return answerOldButton(ctx)
    await answerPress(ctx)
    if (taken.digits < (standing.codeLength ?? Infinity)) return board.show(ctx)
    await board.put(ctx, checkingScreen(ctx.t, standing, taken.digits), await board.place(ctx))
    await steps.take(ctx, () => chatSignIn.submit(ctx.userId, round))
  })

  feature.callbackQuery(/^submit:(\w+)$/, async (ctx) => {
    const [, round = ''] = ctx.match
    const standing = await current(ctx, round)
    if (!standing) return
    const digits = await chatSignIn.countDigits(ctx.userId)
    const missing = (standing.codeLength ?? USUAL_LENGTH) - digits
    if (missing > 0) return answerPress(ctx, ctx.t('digits-missing', { count: missing }))
    await answerPress(ctx)
    await board.put(ctx, checkingScreen(ctx.t, standing, digits), await board.place(ctx))
    await steps.take(ctx, () => chatSignIn.submit(ctx.userId, round))
  })

  feature.callbackQuery(/^again:(\w+)$/, async (ctx) => {
    const [, round = ''] = ctx.match
    if (!(await current(ctx, round))) return
    await answerPress(ctx)
    try {
      if (await chatSignIn.sendAgain(ctx.userId, round)) await board.show(ctx, { notice: ctx.t('sent-again') })
    } catch (error) {
      if (!isAppError(error)) throw error
      await board.show(ctx, { notice: errorText(ctx.t, error) })
    }
  })
  return feature
}
