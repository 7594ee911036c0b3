import { type MiddlewareFn } from 'grammy'
import { type BotContext } from './bot-context.ts'

/** In a group the bot says once that it works in private chats only, and leaves. */
export const privateOnly: MiddlewareFn<BotContext> = async (ctx, next) => {
  if (ctx.chat?.type === 'private') return next()
  if (ctx.chat?.type !== 'group' && ctx.chat?.type !== 'supergroup') return
  await ctx.reply(ctx.t('private-only')).catch(() => undefined) // it may not be allowed to write here
  await ctx.leaveChat().catch(() => undefined)
}
