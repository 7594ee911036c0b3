import { afterAll, beforeAll } from '@jest/globals'
import { type RunningBot, startBot } from '../../bot/start-bot.ts'
import { type Context } from '../../context.ts'
import { type BotApiSandbox, startBotApiSandbox } from '../../sandbox/telegram/bot-api/start-bot-api-sandbox.ts'

/** The bot over the Bot API's stand-in, in a house that `useHouse` has opened. Call it at the top level, after that. */
export const useBot = (house: { context(): Context }, { chatSignIn = true } = {}) => {
  const token = '7000000001:test-bot-token-of-no-use-elsewhere'
  let api: BotApiSandbox
  let bot: RunningBot

  beforeAll(async () => {
    api = await startBotApiSandbox({ token })
    bot = await startBot(house.context(), { token, apiRoot: api.apiRoot, chatSignIn })
  }, 30_000)
  afterAll(async () => {
    await bot.stop()
    await api.close()
  })
  return { api: () => api }
}
