import { afterEach } from '@jest/globals'
import { Bot } from 'grammy'
import { startBotApiSandbox } from '../../../../sandbox/telegram/bot-api/start-bot-api-sandbox.ts'

export const token = '42:test-token'
const open: (() => unknown)[] = []

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

export type Options = Partial<Parameters<typeof startBotApiSandbox>[0]>

/** A sandbox that the test's end closes, and Ana, who uses it. */
export const startSandbox = async (options: Options = {}) => {
  const sandbox = await startBotApiSandbox({ token, ...options })
  open.push(() => sandbox.close())
  const ana = sandbox.person({
    id: 1001,
    firstName: 'Ana',
    lastName: 'Ruiz',
    languageCode: 'en',
    phone: '+34600111222',
  })
  return { sandbox, ana }
}

export const makeBot = (apiRoot: string, botToken = token) => new Bot(botToken, { client: { apiRoot } })

/** A polling bot that the test's end stops. `errors` holds what its handlers threw; `ended` resolves when it polls no more. */
export const startBot = async (apiRoot: string, build: (bot: Bot) => void, start?: Parameters<Bot['start']>[0]) => {
  const bot = makeBot(apiRoot)
  const errors: unknown[] = []
  build(bot)
  bot.catch(({ error }) => void errors.push(error))
  let ended: Promise<unknown> = Promise.resolve()
  const running = new Promise<void>((resolve) => {
    ended = bot.start({ ...start, onStart: () => resolve() }).catch((error: unknown) => void errors.push(error))
  })
  await running
  open.push(() => bot.stop())
  return { bot, errors, ended }
}
