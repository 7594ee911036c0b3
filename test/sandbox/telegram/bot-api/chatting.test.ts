import { describe, expect, test } from '@jest/globals'
import { InlineKeyboard, InputFile, Keyboard } from 'grammy'
import { startBot, startSandbox } from './started.ts'

describe('a polling grammY bot and a person', () => {
  test('it hears a command and its answer is read', async () => {
    const { sandbox, ana } = await startSandbox()
    await startBot(sandbox.apiRoot, (bot) => {
      bot.command('start', (ctx) => ctx.reply(`Hello ${ctx.from?.first_name ?? ''}, payload ${ctx.match || 'none'}`))
    })
    ana.start()
    expect(await ana.waitFor('Hello Ana, payload none')).toMatchObject({ who: 'bot', isEdited: false })
    ana.start('link-abc')
    await ana.waitFor('payload link-abc')
    expect(sandbox.calls()).toMatchObject({ getMe: 1, sendMessage: 2 })
    expect(ana.transcript()).toMatch(/Ana Ruiz\n {2}\/start\n\n.*Sandbox bot\n {2}Hello Ana, payload none/)
  })
})
