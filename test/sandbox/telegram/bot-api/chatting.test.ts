import { describe, expect, test } from '@jest/globals'
import { InlineKeyboard, InputFile, Keyboard } from 'grammy'
import { startBot, startSandbox } from './started.ts'

describe('a polling grammY bot and a person', () => {
  test('it hears a command with its payload, and the person reads the answer', async () => {
    const { sandbox, ana } = await startSandbox()
    const heard: unknown[] = []
    await startBot(sandbox.apiRoot, (bot) => {
      bot.command('start', async (ctx) => {
        heard.push(ctx.message?.entities, ctx.from?.language_code)
        await ctx.reply(`Hello ${ctx.from?.first_name ?? ''}, payload ${ctx.match || 'none'}`)
      })
    })
    ana.start()
    expect(await ana.waitFor('Hello Ana, payload none')).toMatchObject({ who: 'bot', isEdited: false })
    ana.start('link-abc')
    await ana.waitFor('payload link-abc')
    expect(heard[0]).toEqual([{ type: 'bot_command', offset: 0, length: 6 }])
    expect(heard[1]).toBe('en')
    expect(sandbox.calls()).toMatchObject({ getMe: 1, sendMessage: 2 })
    expect(ana.transcript()).toMatch(/Ana Ruiz\n {2}\/start\n\n.*Sandbox bot\n {2}Hello Ana, payload none/)
    expect(() => ana.start('x'.repeat(65))).toThrow('no such start payload')
  })

  test('the contact button shares the person’s own phone with their id; somebody else’s has another id', async () => {
    const { sandbox, ana } = await startSandbox()
    await startBot(sandbox.apiRoot, (bot) => {
      bot.command('start', (ctx) =>
        ctx.reply('Your phone?', { reply_markup: new Keyboard().requestContact('Share my phone').oneTime() }),
      )
      bot.on('message:contact', (ctx) => {
        const { phone_number: phone, user_id: id } = ctx.message.contact
        return ctx.reply(`${id === ctx.from.id ? 'own' : 'foreign'} ${phone}`, {
          reply_markup: { remove_keyboard: true },
        })
      })
    })
    ana.start()
    await ana.waitFor('Your phone?')
    expect(() => ana.pressKeyboard('Share')).toThrow('there are [Share my phone]')
    ana.pressKeyboard('Share my phone')
    await ana.waitFor('own +34600111222')
    expect(ana.keyboard()).toBeNull()
    ana.shareContact({ phone: '+4912345678', userId: 77 })
    await ana.waitFor('foreign +4912345678')
  })

  test('buttons are pressed, messages edited and deleted, toasts and alerts seen', async () => {
    const { sandbox, ana } = await startSandbox()
    await startBot(sandbox.apiRoot, (bot) => {
      bot.command('start', (ctx) =>
        ctx.reply('Choose', {
          reply_markup: new InlineKeyboard().text('Confirm', 'yes').text('Ignore', 'no').url('Web', 'https://a.test/x'),
        }),
      )
      bot.callbackQuery('yes', async (ctx) => {
        await ctx.editMessageText('Confirmed', { reply_markup: new InlineKeyboard().text('Undo', 'undo') })
        await ctx.answerCallbackQuery('Saved')
      })
      bot.callbackQuery('undo', async (ctx) => {
        await ctx.deleteMessage()
        await ctx.answerCallbackQuery({ text: 'Gone', show_alert: true })
      })
    })
    ana.start()
    const asked = await ana.waitFor('Choose')
    expect(ana.openLink('Web')).toBe('https://a.test/x')
    expect(() => ana.press('Maybe')).toThrow('no button "Maybe" under message 2; there are [Confirm] [Ignore] [Web]')
    expect(() => ana.press('Web')).toThrow('use openLink')
    const answer = ana.waitForAnswer(ana.press('Confirm'))
    expect(await ana.waitFor('Confirmed')).toMatchObject({ id: asked.id, isEdited: true })
    expect(await answer).toMatchObject({ text: 'Saved', isAlert: false })
    const alert = ana.waitForAnswer(ana.press({ data: 'undo' }))
    expect(await alert).toMatchObject({ text: 'Gone', isAlert: true })
    expect(ana.read().map(({ text }) => text)).toEqual(['/start'])
    expect(ana.answers()).toHaveLength(2)
    expect(() => ana.press('Undo')).toThrow('no message with inline buttons is visible')
    expect(ana.story()).toMatch(
      /pressed \[Confirm\][\s\S]*changed message 2\n {2}Confirmed[\s\S]*toast: Saved[\s\S]*deleted/,
    )
  })

  test('what the bot deletes or the person clears is gone, and an edit of it is refused', async () => {
    const { sandbox, ana } = await startSandbox()
    const { bot } = await startBot(sandbox.apiRoot, (bot) => {
      bot.hears('secret', async (ctx) => {
        await ctx.deleteMessage()
        await ctx.reply('I took that away')
      })
    })
    ana.say('secret')
    const told = await ana.waitFor('I took that away')
    expect(ana.read()).toHaveLength(1)
    ana.clear()
    await expect(bot.api.editMessageText(ana.id, told.id, 'x')).rejects.toMatchObject({
      error_code: 400,
      description: 'Bad Request: message to edit not found',
    })
    await expect(bot.api.deleteMessage(ana.id, told.id)).rejects.toMatchObject({
      description: 'Bad Request: message to delete not found',
    })
  })

  test('an export file and a QR image arrive whole and can be fetched', async () => {
    const { sandbox, ana } = await startSandbox()
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const { bot } = await startBot(sandbox.apiRoot, () => undefined)
    ana.say('export')
    const sent = await bot.api.sendDocument(ana.id, new InputFile(Buffer.from('{"a":1}'), 'export.json'), {
      caption: '<b>All</b> of it',
      parse_mode: 'HTML',
    })
    await bot.api.sendPhoto(ana.id, new InputFile(png, 'qr.png'))
    expect(ana.read().at(-2)).toMatchObject({
      text: 'All of it',
      file: { name: 'export.json', type: 'application/json' },
    })
    expect(ana.newest()?.file?.bytes.equals(png)).toBe(true)
    const file = await bot.api.getFile(sent.document.file_id)
    const response = await fetch(`${sandbox.apiRoot}/file/bot${bot.token}/${file.file_path ?? ''}`)
    expect(await response.text()).toBe('{"a":1}')
    await expect(bot.api.sendPhoto(ana.id, new InputFile(Buffer.from('no image'), 'x.png'))).rejects.toMatchObject({
      description: 'Bad Request: IMAGE_PROCESS_FAILED',
    })
    expect(sandbox.dump().some((text) => text.includes('{"a":1}'))).toBe(true)
  })

  test('waiting in vain fails with the chat in the message', async () => {
    const { ana } = await startSandbox()
    ana.say('hello?')
    await expect(ana.waitFor(/answer/, 30)).rejects.toThrow(/waited 30 ms for \/answer\/ in vain[\s\S]*hello\?/)
  })

  test('messages, files, buttons and the menu outlive a restart of the sandbox', async () => {
    const first = await startSandbox()
    const { bot } = await startBot(first.sandbox.apiRoot, () => undefined)
    first.ana.say('hi')
    await bot.api.sendMessage(1001, 'Old', { reply_markup: new InlineKeyboard().text('Still here', 'old') })
    await bot.api.setMyCommands([{ command: 'help', description: 'Help' }])
    await bot.stop()
    const again = await startSandbox({ state: first.sandbox.snapshot() })
    expect(again.ana.read().map(({ text }) => text)).toEqual(['hi', 'Old'])
    expect(again.ana.menu()).toEqual([{ command: 'help', description: 'Help' }])
    await startBot(again.sandbox.apiRoot, (bot) => {
      bot.callbackQuery('old', (ctx) => ctx.answerCallbackQuery('Still works'))
    })
    expect(await again.ana.waitForAnswer(again.ana.press('Still here'))).toMatchObject({ text: 'Still works' })
  })
})
