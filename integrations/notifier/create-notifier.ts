import { autoRetry } from '@grammyjs/auto-retry'
import { Api, GrammyError } from 'grammy'
import { type Notifier } from './types.ts'

/** Sends through the Bot API without polling, so that any process can do it. */
export const createNotifier = ({ token, apiRoot }: { token: string; apiRoot: string }): Notifier => {
  const api = new Api(token, { apiRoot, timeoutSeconds: 15 })
  api.config.use(autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 60 }))
  return {
    async send(telegramUserId, { text, button }) {
      const isPublic = button?.url.startsWith('https://')
      const body = button && !isPublic ? `${text}\n\n${button.label}: ${button.url}` : text
      const keyboard = button && isPublic ? { inline_keyboard: [[{ text: button.label, url: button.url }]] } : undefined
      try {
        await api.sendMessage(telegramUserId, body, keyboard && { reply_markup: keyboard })
        return true
      } catch (error) {
        const isGone =
          error instanceof GrammyError && (error.error_code === 403 || /chat not found/.test(error.description))
        if (isGone) return false
        throw error
      }
    },
    async takeBack(telegramUserId, messageId) {
      try {
        await api.deleteMessage(telegramUserId, messageId)
      } catch (error) {
        if (!(error instanceof GrammyError)) throw error
      }
    },
  }
}
