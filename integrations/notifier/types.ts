export type Notice = {
  text: string
  /** A button below the text that opens a page; Telegram takes public https addresses only. */
  button?: { label: string; url: string }
}

/** Sends a person a message that they did not ask for just now. */
export interface Notifier {
  /** False if the person cannot be reached: they have blocked the bot or never written to it. Throws if Telegram is down. */
  send(telegramUserId: string, notice: Notice): Promise<boolean>
  /** Takes a message of the bot out of the chat, if it is still there. Throws if Telegram is down. */
  takeBack(telegramUserId: string, messageId: number): Promise<void>
}
