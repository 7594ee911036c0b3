import { afterAll, beforeAll } from '@jest/globals'
import { type RunningBot, startBot } from '../../bot/start-bot.ts'
import { botToken, type useHouse } from './house.ts'

/** The bot's door in a house that `useHouse` has opened. Call it at the top level, after that. */
export const useBot = (house: ReturnType<typeof useHouse>, { chatSignIn = true } = {}) => {
  let bot: RunningBot
  beforeAll(async () => {
    bot = await startBot(house.context(), { token: botToken, apiRoot: house.botApi().apiRoot, chatSignIn })
  }, 30_000)
  afterAll(() => bot.stop())
}
