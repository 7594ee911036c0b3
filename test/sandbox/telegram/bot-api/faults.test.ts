import { performance } from 'node:perf_hooks'
import { describe, expect, test } from '@jest/globals'
import { GrammyError, HttpError } from 'grammy'
import { makeBot, startBot, startSandbox } from './started.ts'

const setUp = async () => {
  const { sandbox, ana } = await startSandbox()
  ana.start()
  return { sandbox, ana, api: makeBot(sandbox.apiRoot).api }
}

describe('trouble on demand', () => {
  test('a flood limit says how long to wait, as often as told', async () => {
    const { sandbox, ana, api } = await setUp()
    sandbox.faults.flood('sendMessage', 7, 2)
    for (const _ of [1, 2])
      await expect(api.sendMessage(ana.id, 'x')).rejects.toMatchObject({
        error_code: 429,
        description: 'Too Many Requests: retry after 7',
        parameters: { retry_after: 7 },
      })
    await api.sendMessage(ana.id, 'through')
  })

  test('any other refusal', async () => {
    const { sandbox, ana, api } = await setUp()
    sandbox.faults.fail('sendMessage', { error_code: 500, description: 'Internal Server Error' })
    await expect(api.sendMessage(ana.id, 'x')).rejects.toBeInstanceOf(GrammyError)
    expect(ana.read()).toHaveLength(1)
  })

  test('a closed connection, before the work or after it', async () => {
    const { sandbox, ana, api } = await setUp()
    sandbox.faults.dropConnection('sendMessage')
    await expect(api.sendMessage(ana.id, 'lost')).rejects.toBeInstanceOf(HttpError)
    sandbox.faults.dropAfterWork('sendMessage')
    await expect(api.sendMessage(ana.id, 'done')).rejects.toBeInstanceOf(HttpError)
    expect(ana.read().map(({ text }) => text)).toEqual(['/start', 'done'])
  })

  test('a call that hangs until the caller gives up, and latency', async () => {
    const { sandbox, ana, api } = await setUp()
    sandbox.faults.hang('sendMessage')
    const gaveUp = AbortSignal.timeout(50)
    await expect(api.sendMessage(ana.id, 'x', {}, gaveUp as never)).rejects.toThrow() // grammY types an older signal
    sandbox.faults.latency(60)
    const start = performance.now()
    await api.sendMessage(ana.id, 'slow')
    expect(performance.now() - start).toBeGreaterThan(55)
    sandbox.faults.clear()
  })

  test('every string that left the bot is on record, also of calls that were refused', async () => {
    const { sandbox, ana, api } = await setUp()
    await api.sendMessage(ana.id, 'visible', {
      reply_markup: { inline_keyboard: [[{ text: 'L', callback_data: 'd-1' }]] },
    })
    await api.sendMessage(99, 'never arrived').catch(() => undefined)
    expect(sandbox.dump()).toEqual(expect.arrayContaining(['visible', 'L', 'd-1', 'never arrived']))
  })
})

describe('menus and groups', () => {
  test('commands are kept per scope and language; the person sees those of their language', async () => {
    const { sandbox, ana, api } = await setUp()
    const ivan = sandbox.person({ id: 1002, firstName: 'Иван', languageCode: 'ru' })
    const help = (description: string) => [{ command: 'help', description }]
    await api.setMyCommands(help('Help'))
    await api.setMyCommands(help('Помощь'), { language_code: 'ru', scope: { type: 'all_private_chats' } })
    await api.setMyDescription('What it does')
    await api.setMyDescription('Что он делает', { language_code: 'ru' })
    expect([ana.menu(), ivan.menu()]).toEqual([help('Help'), help('Помощь')])
    expect(await api.getMyCommands({ language_code: 'ru' })).toEqual([])
    expect(await api.getMyDescription({ language_code: 'ru' })).toEqual({ description: 'Что он делает' })
    await api.deleteMyCommands({ language_code: 'ru', scope: { type: 'all_private_chats' } })
    expect(ivan.menu()).toEqual(help('Help'))
    await expect(api.setMyCommands([{ command: 'Help', description: 'x' }])).rejects.toMatchObject({
      description: 'Bad Request: BOT_COMMAND_INVALID',
    })
  })

  test('a bot hears that it was added to a group, and can say so and leave', async () => {
    const { sandbox, ana } = await startSandbox()
    const team = sandbox.group({ id: -500, title: 'Team' })
    const heard: string[] = []
    const { bot } = await startBot(sandbox.apiRoot, (bot) => {
      bot.on('my_chat_member', async (ctx) => {
        if (ctx.chat.type === 'private' || ctx.myChatMember.new_chat_member.status !== 'member') return
        await ctx.reply('I work in private chats only')
        await ctx.leaveChat()
      })
      bot.on('message:text', (ctx) => void heard.push(ctx.message.text))
    })
    team.addBot(ana.id)
    await team.waitUntil(() => !team.isBotIn())
    expect(team.read().map(({ text, service }) => service ?? text)).toEqual([
      ...['Sandbox bot joined', 'I work in private chats only', 'Sandbox bot left'],
    ])
    await expect(bot.api.sendMessage(-500, 'x')).rejects.toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot is not a member of the group chat',
    })
    team.say(ana.id, '/start')
    expect(heard).toEqual([])
  })

  test('with privacy on it hears commands and its name in a group, and nothing else', async () => {
    const { sandbox, ana } = await startSandbox()
    const team = sandbox.group({ id: -501, title: 'Team' })
    const { api } = makeBot(sandbox.apiRoot)
    team.addBot(ana.id)
    for (const text of ['hello all', '/sync', '/sync@other_bot', 'ask @sandbox_bot']) team.say(ana.id, text)
    const texts = (await api.getUpdates()).flatMap(({ message }) => message?.text ?? [])
    expect(texts).toEqual(['/sync', 'ask @sandbox_bot'])
  })

  test('blocking and unblocking is told to the bot', async () => {
    const { sandbox, ana, api } = await setUp()
    ana.block()
    ana.start()
    const statuses = (await api.getUpdates()).flatMap(
      ({ my_chat_member: change }) => change?.new_chat_member.status ?? [],
    )
    expect(statuses).toEqual(['kicked', 'member'])
    expect(sandbox.people()).toHaveLength(1)
  })
})
