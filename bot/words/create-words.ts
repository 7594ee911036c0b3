import { I18n } from '@grammyjs/i18n'
import { type BotContext } from '../bot-context.ts'

/** The bot's languages, one Fluent file each; English stands in for every other. Names in bidirectional text are isolated. */
export const createWords = () =>
  new I18n<BotContext>({
    defaultLocale: 'en',
    directory: import.meta.dirname,
    localeNegotiator: ({ from }) => from?.language_code?.split('-')[0],
    fluentBundleOptions: { useIsolating: false },
  })
