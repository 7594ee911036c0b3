import { type HubspotSandbox } from './hubspot/start-hubspot-sandbox.ts'
import { type BotApiSandbox } from './telegram/bot-api/start-bot-api-sandbox.ts'
import { type TelegramSandbox } from './telegram/start-telegram-sandbox.ts'

/** The person whose chats the sandbox holds, as they would sign in. */
export type Person = {
  telegramUserId: string
  name: string
  phone: string
  password: string | null
}
export type StandIns = { telegram: TelegramSandbox; hubspot: HubspotSandbox; bot: BotApiSandbox }
