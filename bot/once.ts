import { type MiddlewareFn } from 'grammy'
import { type Context } from '../context.ts'
import { type BotContext } from './bot-context.ts'

/** Every update is answered once, however often Telegram delivers it and whichever process it reaches. */
export const once =
  ({ handledUpdates }: Context): MiddlewareFn<BotContext> =>
  async (ctx, next) => {
    if (await handledUpdates.takeUp(ctx.me.id, ctx.update.update_id)) await next()
  }
