import { type I18nFlavor } from '@grammyjs/i18n'
import { type Context as GrammyContext } from 'grammy'

/** What every feature gets: the update, the person's language, and whose chat it is. */
export type BotContext = GrammyContext & I18nFlavor & { userId: string }

export type BotSettings = {
  token: string
  /** Root of the Bot API. */
  apiRoot: string
  /** Whether the chat may relay login codes and passwords; if not, only the link to the page is offered. */
  chatSignIn: boolean
}
