import { type MiddlewareFn } from 'grammy'
import { type Context } from '../context.ts'
import { type BotContext } from './bot-context.ts'

/** Whose chat this is: the person's Telegram identity stands for the user. */
export const identify =
  ({ users }: Context): MiddlewareFn<BotContext> =>
  async (ctx, next) => {
    if (!ctx.from) return
    const user = await users.ofTelegram(String(ctx.from.id), ctx.from.language_code ?? null)
    ctx.userId = user._id
    ctx.personId = ctx.from.id
    await next()
  }
