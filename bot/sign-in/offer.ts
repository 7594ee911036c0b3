import { Composer } from 'grammy'
import { type Context } from '../../context.ts'
import { answerPress } from '../answer-press.ts'
import { type BotContext, type BotSettings } from '../bot-context.ts'
import { consentVersion } from './consent-version.ts'
import { createPageLink } from './page-link.ts'
import { askForPhone } from './phone.ts'
import { consentScreen, offerScreen, type Screen } from './screens.ts'

const shown = ({ keyboard }: Screen) => ({ reply_markup: keyboard, link_preview_options: { is_disabled: true } })

/** /connect: the page first, and the chat where it is switched on and after the person agreed to it. */
export const offer = (context: Context, { chatSignIn: mayUseChat }: BotSettings): Composer<BotContext> => {
  const { chatSignIn } = context
  const feature = new Composer<BotContext>()

  const makeOffer = async (ctx: BotContext) => {
    // What was under way ends here: a person who begins anew has given up on it.
    await chatSignIn.cancel(ctx.userId)
    const screen = offerScreen(ctx.t, await createPageLink(context, ctx.userId), mayUseChat)
    await ctx.reply(screen.text, shown(screen))
  }
  feature.command('connect', makeOffer)
  feature.callbackQuery('connect', async (ctx) => {
    await answerPress(ctx)
    await ctx.editMessageReplyMarkup().catch(() => undefined) // deleted meanwhile
    await makeOffer(ctx)
  })

  const inChat = feature.filter(() => mayUseChat)
  inChat.callbackQuery('chat', async (ctx) => {
    await answerPress(ctx)
    const screen = consentScreen(ctx.t, consentVersion)
    await ctx.editMessageText(screen.text, shown(screen))
  })
  inChat.callbackQuery(/^agree:(.+)$/, async (ctx) => {
    const [, version] = ctx.match
    await answerPress(ctx)
    const messageId = ctx.callbackQuery.message?.message_id ?? 0
    const standing = await chatSignIn.standing(ctx.userId)
    if (standing?.messageId === messageId) return // pressed twice
    if (version !== consentVersion) {
      const screen = consentScreen(ctx.t, consentVersion)
      return ctx.editMessageText(`${ctx.t('consent-changed')}\n\n${screen.text}`, shown(screen))
    }
    await chatSignIn.begin(ctx.userId, consentVersion)
    await chatSignIn.showIn(ctx.userId, messageId)
    await ctx.editMessageText(`${ctx.t('consent')}\n\n${ctx.t('consent-given')}`)
    await askForPhone(ctx)
  })
  return feature
}
