import { type I18nFlavor } from '@grammyjs/i18n'
import { type Context as GrammyContext } from 'grammy'

/** What every feature gets: the update, the person's language, and whose chat it is. */
export type BotContext = GrammyContext &
  I18nFlavor & {
    userId: string
    /** The person's Telegram id; their private chat with the bot has the same. */
    personId: number
    /** The message may hold a secret: whether it could be taken out of the chat. Undefined for every other update. */
    secret?: { isDeleted: boolean }
  }
/** Says a text of the words files in the person's language. */
export type Translate = BotContext['t']

export type BotSettings = {
  token: string
  /** Root of the Bot API. */
  apiRoot: string
  /** Whether the chat may relay login codes and passwords; if not, only the link to the page is offered. */
  chatSignIn: boolean
}
