import { describe, expect, jest, test } from '@jest/globals'
import { InlineKeyboard, Keyboard } from 'grammy'
import { makeBot, startSandbox, token } from './started.ts'

const setUp = async () => {
  const { sandbox, ana } = await startSandbox()
  ana.start()
  return { sandbox, ana, api: makeBot(sandbox.apiRoot).api }
}
const bad = (description: string) => ({ error_code: 400, description: `Bad Request: ${description}` })

describe('the stand-in refuses what Telegram refuses, in its words', () => {
  test('4,096 characters pass, 4,097 do not; characters past U+FFFF count twice', async () => {
    const { api, ana } = await setUp()
    const { message_id: id } = await api.sendMessage(ana.id, 'x'.repeat(4_096))
    await expect(api.sendMessage(ana.id, 'x'.repeat(4_097))).rejects.toMatchObject(bad('message is too long'))
    await expect(api.sendMessage(ana.id, '😀'.repeat(2_049))).rejects.toMatchObject(bad('message is too long'))
    await expect(api.editMessageText(ana.id, id, 'y'.repeat(4_097))).rejects.toMatchObject(bad('MESSAGE_TOO_LONG'))
    await expect(api.sendMessage(ana.id, ' \n ')).rejects.toMatchObject(bad('message text is empty'))
  })

  test('edits that change nothing, hit nothing, or hit what cannot be edited', async () => {
    const { api, ana } = await setUp()
    const keyboard = new InlineKeyboard().text('A', 'a')
    const { message_id: id } = await api.sendMessage(ana.id, 'Same', { reply_markup: keyboard })
    await expect(api.editMessageText(ana.id, id, 'Same', { reply_markup: keyboard })).rejects.toMatchObject({
      description: expect.stringContaining('message is not modified') as unknown,
    })
    await expect(api.editMessageReplyMarkup(ana.id, id, { reply_markup: keyboard })).rejects.toMatchObject({
      description: expect.stringContaining('message is not modified') as unknown,
    })
    await api.editMessageText(ana.id, id, 'Same') // takes the buttons away
    expect(ana.newest()?.buttons).toEqual([])
    await expect(api.editMessageText(ana.id, 999, 'x')).rejects.toMatchObject(bad('message to edit not found'))
    const own = ana.say('mine')
    await expect(api.editMessageText(ana.id, own, 'x')).rejects.toMatchObject(bad("message can't be edited"))
    const { message_id: fixed } = await api.sendMessage(ana.id, 'K', { reply_markup: new Keyboard().text('A') })
    await expect(api.editMessageText(ana.id, fixed, 'x')).rejects.toMatchObject(bad("message can't be edited"))
  })

  test('a message can be deleted for 48 hours', async () => {
    const { api, ana, sandbox } = await setUp()
    const { message_id: id } = await api.sendMessage(ana.id, 'Old')
    sandbox.passTime(48 * 3_600_000 + 2_000)
    await expect(api.deleteMessage(ana.id, id)).rejects.toMatchObject(bad("message can't be deleted for everyone"))
    const { message_id: young } = await api.sendMessage(ana.id, 'Young')
    await api.deleteMessages(ana.id, [young, 12_345])
    await expect(api.deleteMessages(ana.id, [])).rejects.toMatchObject(bad('message identifiers are not specified'))
    expect(ana.newest()?.id).toBe(id)
  })

  test('a callback query can be answered for a while', async () => {
    const { api, ana, sandbox } = await setUp()
    await api.sendMessage(ana.id, 'Q', { reply_markup: new InlineKeyboard().text('A', 'a') })
    const inTime = ana.press('A')
    await api.answerCallbackQuery(inTime)
    const late = ana.press('A')
    sandbox.passTime(60_000)
    const tooOld = bad('query is too old and response timeout expired or query ID is invalid')
    await expect(api.answerCallbackQuery(late)).rejects.toMatchObject(tooOld)
    await expect(api.answerCallbackQuery('77')).rejects.toMatchObject(tooOld)
  })

  test('buttons: data of 1 to 64 bytes, links with a dotted host, not too many', async () => {
    const { api, ana } = await setUp()
    const send = (keyboard: InlineKeyboard) => api.sendMessage(ana.id, 'B', { reply_markup: keyboard })
    await send(new InlineKeyboard().text('fits', 'ж'.repeat(32)))
    await expect(send(new InlineKeyboard().text('no', 'ж'.repeat(33)))).rejects.toMatchObject(
      bad('BUTTON_DATA_INVALID'),
    )
    await expect(send(new InlineKeyboard().text('none', ''))).rejects.toMatchObject(
      bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    )
    await expect(send(new InlineKeyboard().url('web', 'http://localhost:3000/x'))).rejects.toMatchObject(
      bad("inline keyboard button URL 'http://localhost:3000/x' is invalid: Wrong HTTP URL"),
    )
    await send(new InlineKeyboard().url('web', 'http://127.0.0.1:3000/x'))
    const many = new InlineKeyboard()
    for (let i = 0; i < 101; i += 1) many.text(String(i), 'x').row()
    await expect(send(many)).rejects.toMatchObject(bad('reply markup is too long'))
  })

  test('a chat that is not there, a person who blocked the bot, a wrong token, an unknown method', async () => {
    const { api, ana, sandbox } = await setUp()
    sandbox.person({ id: 5, firstName: 'Stranger' })
    for (const id of [4, 5, -6]) await expect(api.sendMessage(id, 'x')).rejects.toMatchObject(bad('chat not found'))
    ana.block()
    await expect(api.sendMessage(ana.id, 'x')).rejects.toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    })
    expect(() => ana.say('x')).toThrow('unblock it first')
    ana.unblock()
    await api.sendMessage(ana.id, 'back')
    await expect(makeBot(sandbox.apiRoot, '42:other').api.getMe()).rejects.toMatchObject({ error_code: 401 })
    const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    await expect(api.getStarTransactions()).rejects.toMatchObject({ error_code: 404 })
    expect(printed).toHaveBeenCalledWith('Bot API sandbox: no such method: getStarTransactions')
    printed.mockRestore()
    expect(sandbox.calls()).toMatchObject({ getStarTransactions: 1, sendMessage: 5 })
  })

  test('a reply to nothing, unless that is allowed', async () => {
    const { api, ana } = await setUp()
    await expect(api.sendMessage(ana.id, 'x', { reply_parameters: { message_id: 99 } })).rejects.toMatchObject(
      bad('message to be replied not found'),
    )
    const loose = { message_id: 99, allow_sending_without_reply: true }
    expect((await api.sendMessage(ana.id, 'x', { reply_parameters: loose })).reply_to_message).toBeUndefined()
    const [first] = ana.read()
    const sent = await api.sendMessage(ana.id, 'x', { reply_parameters: { message_id: first?.id ?? 0 } })
    expect(sent.reply_to_message?.text).toBe('/start')
  })

  test('what is no JSON and a body that is no object get a 400, never a 5xx', async () => {
    const { sandbox } = await setUp()
    const post = (body: string, type: string) =>
      fetch(`${sandbox.apiRoot}/bot${token}/sendMessage`, { method: 'POST', body, headers: { 'content-type': type } })
    for (const [body, type] of [
      ['{', 'application/json'],
      ['[]', 'application/json'],
      ['x', 'multipart/form-data'],
      ['chat_id=1001&text=hi&reply_markup=%7B', 'application/x-www-form-urlencoded'],
    ] as const)
      // prettier-ignore
      expect((await post(body, type)).status).toBe(400)
    const form = await post('chat_id=1001&text=hi', 'application/x-www-form-urlencoded')
    expect(await form.json()).toMatchObject({ ok: true, result: { text: 'hi' } })
  })
})
