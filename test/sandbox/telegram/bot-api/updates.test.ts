import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import express from 'express'
import { type Bot, webhookCallback } from 'grammy'
import { makeBot, startBot, startSandbox } from './started.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

const serve = (app: ReturnType<typeof express>) =>
  new Promise<string>((resolve) => {
    const server = createServer(app).listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`)
    })
    servers.push(server)
  })

const echo = (bot: Bot) => void bot.on('message:text', (ctx) => ctx.reply(`echo ${ctx.message.text}`))

describe('polling', () => {
  test('the older of two pollers gets a 409', async () => {
    const { sandbox, ana } = await startSandbox()
    const first = await startBot(sandbox.apiRoot, echo)
    const second = makeBot(sandbox.apiRoot).api.getUpdates({ timeout: 30 })
    await first.ended
    ana.say('hi')
    expect(await second).toMatchObject([{ message: { text: 'hi' } }])
    expect(first.errors).toMatchObject([
      { error_code: 409, description: expect.stringContaining('terminated by other getUpdates request') as unknown },
    ])
  })

  test('an offset confirms, a limit limits, and what was not asked for never comes', async () => {
    const { sandbox, ana } = await startSandbox()
    const { api } = makeBot(sandbox.apiRoot)
    await api.getUpdates({ allowed_updates: ['message'] })
    for (const text of ['one', 'two', 'three']) ana.say(text)
    ana.block()
    const [one, two] = await api.getUpdates({ limit: 2 })
    expect(two?.message?.text).toBe('two')
    expect(await api.getUpdates({ offset: (one?.update_id ?? 0) + 1 })).toHaveLength(2)
    expect(await api.getUpdates({ offset: -1 })).toMatchObject([{ message: { text: 'three' } }])
    expect(sandbox.pendingUpdates()).toBe(1)
  })

  test('a long poll ends when something comes, and when its time is over', async () => {
    const { sandbox, ana } = await startSandbox()
    const { api } = makeBot(sandbox.apiRoot)
    const polled = api.getUpdates({ timeout: 30 })
    while (sandbox.calls()['getUpdates'] !== 1) await new Promise(setImmediate)
    ana.say('hi')
    expect(await polled).toMatchObject([{ message: { text: 'hi' } }])
    expect(await api.getUpdates({ offset: 100, timeout: 1 })).toEqual([])
  })

  test('updates come twice or out of order when told to', async () => {
    const { sandbox, ana } = await startSandbox()
    const { api } = makeBot(sandbox.apiRoot)
    sandbox.faults.duplicateUpdates(1)
    ana.say('twice')
    sandbox.faults.reorder()
    ana.say('first')
    ana.say('second')
    const updates = await api.getUpdates()
    expect(updates.map(({ message }) => message?.text)).toEqual(['twice', 'twice', 'second', 'first'])
    expect(updates[0]?.update_id).toBe(updates[1]?.update_id)
  })
})

describe('a webhook', () => {
  test('gets updates with the secret, in order for each chat, and polling is refused meanwhile', async () => {
    const { sandbox, ana } = await startSandbox()
    const bot = makeBot(sandbox.apiRoot)
    echo(bot)
    const app = express()
    app.use('/hook', express.json(), webhookCallback(bot, 'express', { secretToken: 's3cret' }))
    const root = await serve(app)
    await bot.api.setWebhook(`${root}/hook`, { secret_token: 's3cret' })
    for (const text of ['a', 'b', 'c']) ana.say(text)
    await ana.waitUntil(() => ana.read().filter(({ who }) => who === 'bot').length === 3)
    expect(ana.read().flatMap(({ who, text }) => (who === 'bot' ? [text] : []))).toEqual(['echo a', 'echo b', 'echo c'])
    await expect(bot.api.getUpdates()).rejects.toMatchObject({
      error_code: 409,
      description: expect.stringContaining("can't use getUpdates method while webhook is active") as unknown,
    })
    expect(await bot.api.getWebhookInfo()).toMatchObject({ url: `${root}/hook`, pending_update_count: 0 })
    await bot.api.deleteWebhook()
    ana.say('d')
    expect(await bot.api.getUpdates()).toMatchObject([{ message: { text: 'd' } }])
  })

  test('is tried again until the answer is 2xx, and the fault is on record', async () => {
    const { sandbox, ana } = await startSandbox({ webhookRetryMs: 5 })
    const { api } = makeBot(sandbox.apiRoot)
    const seen: (string | undefined)[] = []
    const app = express()
    app.post('/hook', express.json(), (req, res) => {
      seen.push(req.get('x-telegram-bot-api-secret-token'))
      if (seen.length < 3) return void res.status(500).end()
      res.json({ method: 'sendMessage', chat_id: ana.id, text: 'answered in the webhook' })
    })
    await api.setWebhook(`${await serve(app)}/hook`, { secret_token: 'abc' })
    ana.say('hi')
    await ana.waitFor('answered in the webhook')
    expect(seen).toEqual(['abc', 'abc', 'abc'])
    expect((await api.getWebhookInfo()).last_error_message).toMatch('Wrong response from the webhook: 500')
  })

  test('needs https outside this machine, and a plain secret', async () => {
    const { sandbox } = await startSandbox()
    const { api } = makeBot(sandbox.apiRoot)
    await expect(api.setWebhook('http://x.test/hook')).rejects.toMatchObject({ error_code: 400 })
    await expect(api.setWebhook('https://x.test/hook', { secret_token: 'a b' })).rejects.toMatchObject({
      description: 'Bad Request: secret token contains unallowed characters',
    })
  })
})
