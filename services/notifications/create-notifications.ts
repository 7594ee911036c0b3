import { join } from 'node:path'
import { I18n } from '@grammyjs/i18n'
import { type Log } from '../../core/log.ts'
import { type Notice, type Notifier } from '../../integrations/notifier/types.ts'
import { type TelegramAccount, TelegramAccountModel } from '../../models/telegram-account.ts'
import { UserModel } from '../../models/user.ts'

type Dependencies = {
  /** Null = this installation has no bot: there is nobody to tell. */
  notifier: Notifier | null
  publicUrl: string
  log: Log
}
type Say = (key: string, variables?: Record<string, string>) => string

/** Messages that come by themselves, in the person's language. A message that cannot be sent never stops what caused it. */
export const createNotifications = ({ notifier, publicUrl, log }: Dependencies) => {
  const words = new I18n({
    defaultLocale: 'en',
    directory: join(import.meta.dirname, 'words'),
    fluentBundleOptions: { useIsolating: false },
  })

  const tell = async (userId: string, about: string, compose: (say: Say) => Notice) => {
    const user = await UserModel.findOne({ _id: userId }).lean()
    if (!notifier || !user?.telegramUserId) return log.info({ userId, about }, 'nobody to tell')
    const locale = words.locales.find((known) => known === user.language?.split('-')[0]) ?? 'en'
    try {
      const isSent = await notifier.send(
        user.telegramUserId,
        compose((key, variables) => words.t(locale, key, variables)),
      )
      if (!isSent) log.info({ userId, about }, 'the person cannot be reached')
    } catch (error) {
      log.warn({ error, userId, about }, 'telling failed')
    }
  }

  return {
    /** Telegram has ended an account's session. */
    async accountNeedsSignIn(userId: string, accountId: string): Promise<void> {
      const account = await TelegramAccountModel.findOne({ _id: accountId, userId }).lean()
      const name = account ? [account.firstName, account.lastName].filter(Boolean).join(' ') : 'Telegram'
      await tell(userId, 'telegram-needs-sign-in', (say) => ({
        text: say('telegram-needs-sign-in', { account: name }),
      }))
    },

    /** A Telegram account was connected, in the chat or on the page. */
    async accountConnected(
      userId: string,
      { firstName, lastName, username }: Pick<TelegramAccount, 'firstName' | 'lastName' | 'username'>,
      { isHubspotConnected }: { isHubspotConnected: boolean },
    ): Promise<void> {
      const name = [firstName, lastName].filter(Boolean).join(' ')
      const account = username ? `${name} (@${username})` : name
      const hubspot = isHubspotConnected ? 'yes' : 'no'
      await tell(userId, 'telegram-connected', (say) => ({ text: say('telegram-connected', { account, hubspot }) }))
    },

    /** Removes a message of the bot that is no longer true. */
    async takeBack(userId: string, messageId: number): Promise<void> {
      const user = await UserModel.findOne({ _id: userId }).lean()
      if (!notifier || !user?.telegramUserId) return
      try {
        await notifier.takeBack(user.telegramUserId, messageId)
      } catch (error) {
        log.warn({ error, userId }, 'a message could not be taken back')
      }
    },

    /** HubSpot has ended our access. */
    async connectionLost(userId: string): Promise<void> {
      await tell(userId, 'hubspot-lost', (say) => ({
        text: say('hubspot-lost'),
        button: { label: say('hubspot-connect'), url: `${publicUrl}/api/hubspot/connect` },
      }))
    },
  }
}
export type Notifications = ReturnType<typeof createNotifications>
