import { type Context } from '../../context.ts'
import { isAppError } from '../../core/errors.ts'
import { type SignInStep } from '../../services/telegram-accounts/complete-sign-in.ts'
import { type BotContext } from '../bot-context.ts'
import { errorText } from '../error-words.ts'
import { type Board } from './board.ts'

/** What the person sees after a code or a password was given: signed in, the next step, or what was wrong with it. */
export const createSteps = ({ chatSignIn }: Context, board: Board) => ({
  /** `ask` resolves with null where there was nothing to do. */
  async take(ctx: BotContext, ask: () => Promise<SignInStep | null>): Promise<void> {
    const messageId = await board.place(ctx)
    try {
      const step = await ask()
      if (step?.state === 'needs-2fa') await board.show(ctx, { messageId })
      if (step?.state !== 'signed-in') return
      if (messageId !== null) await board.remove(ctx, messageId)
      await chatSignIn.tellConnected(ctx.userId, step.account)
    } catch (error) {
      await board.show(ctx, { messageId, notice: isAppError(error) ? errorText(ctx.t, error) : null })
      if (!isAppError(error)) throw error
    }
  },
})
export type Steps = ReturnType<typeof createSteps>
