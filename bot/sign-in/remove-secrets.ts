import { type MiddlewareFn } from 'grammy'
import { type Message } from 'grammy/types'
import { type Context } from '../../context.ts'
import { type BotContext } from '../bot-context.ts'
import { isCommand } from '../commands.ts'

/** Nothing but a code: five to eight digits, however they are spread. */
const isBareCode = (text: string) => /^[\s.,_-]*(\d[\s.,_-]*){5,8}$/.test(text)
/** Telegram's own message with the code, copied or forwarded, or a sentence that tells it. */
const tellsCode = (text: string) => /(?:code|код)\D{0,20}\d([\s-]?\d){4,7}(?!\d)/i.test(text)

const looksLikeCode = ({ text, caption }: Message) => {
  const words = text ?? caption ?? ''
  return isBareCode(words) || tellsCode(words)
}

/**
 * Takes codes and passwords out of the chat before anything else sees the update, and before anything of it could be
 * stored: all a person writes while a sign-in is under way, and what looks like a code at any time. A repeated delivery
 * tries again. What is said about it comes later, from answer-secrets.ts.
 */
export const removeSecrets =
  ({ chatSignIn, log }: Context): MiddlewareFn<BotContext> =>
  async (ctx, next) => {
    const mayBeSecret = async (message: Message) => {
      if (message.contact || isCommand(message) || message.text === ctx.t('cancel-button')) return false
      const standing = await chatSignIn.standing(ctx.userId)
      const isUnderWay = standing !== null && (!standing.isOver || standing.step === 'typing')
      return isUnderWay || looksLikeCode(message)
    }
    const message = ctx.message ?? ctx.editedMessage
    if (message && (await mayBeSecret(message))) {
      const isDeleted = await ctx.deleteMessage().catch((error: unknown) => {
        log.warn({ error, userId: ctx.userId }, 'a message that may hold a secret could not be deleted')
        return false
      })
      ctx.secret = { isDeleted }
    }
    await next()
  }
