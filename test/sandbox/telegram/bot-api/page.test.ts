import { request } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { InlineKeyboard, Keyboard } from 'grammy'
import { startBot, startSandbox } from './started.ts'

const json = { 'content-type': 'application/json' }
const post = async (root: string, path: string, body: unknown, headers: Record<string, string> = json) => {
  const response = await fetch(`${root}/sandbox/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() }
}
/** fetch does not let go of the Host header. */
const statusAs = (root: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const asked = request(`${root}/sandbox/people`, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.on('error', reject)
    asked.end()
  })

describe('the chat page', () => {
  test('is served with everything it names, and runs nothing from elsewhere', async () => {
    const { sandbox } = await startSandbox()
    const page = await fetch(`${sandbox.apiRoot}/`)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    const named = [...(await page.text()).matchAll(/(?:src|href)="([\w-]+\.\w+)"/g)].map(([, name]) => name ?? '')
    const chat = await (await fetch(`${sandbox.apiRoot}/chat.js`)).text()
    const imported = [...chat.matchAll(/from '\.\/([\w-]+\.js)'/g)].map(([, name]) => name ?? '')
    expect(named.length + imported.length).toBeGreaterThan(12)
    for (const name of [...named, ...imported]) expect((await fetch(`${sandbox.apiRoot}/${name}`)).status).toBe(200)
  })

  test('a person is driven over HTTP, and what happens is streamed', async () => {
    const { sandbox, ana } = await startSandbox()
    await startBot(sandbox.apiRoot, (bot) => {
      bot.command('start', (ctx) => ctx.reply('Phone?', { reply_markup: new Keyboard().requestContact('Share') }))
      bot.on('message:contact', (ctx) =>
        ctx.reply(ctx.message.contact.phone_number, { reply_markup: new InlineKeyboard().text('Right', 'ok') }),
      )
      bot.callbackQuery('ok', (ctx) => ctx.editMessageText('Noted'))
    })
    const gone = new AbortController()
    const events = await fetch(`${sandbox.apiRoot}/sandbox/people/${ana.id}/events`, { signal: gone.signal })
    await post(sandbox.apiRoot, 'people/1001/start', {})
    await ana.waitFor('Phone?')
    const shown = await (await fetch(`${sandbox.apiRoot}/sandbox/people/1001`)).json()
    expect(shown).toMatchObject({ keyboard: { rows: [[{ text: 'Share', request_contact: true }]] }, hasBlocked: false })
    await post(sandbox.apiRoot, 'people/1001/keyboard', { label: 'Share' })
    await ana.waitFor('+34600111222')
    expect(await post(sandbox.apiRoot, 'people/1001/press', { label: 'Right' })).toMatchObject({ status: 200 })
    await ana.waitFor('Noted')
    const transcript = await (await fetch(`${sandbox.apiRoot}/sandbox/people/1001/transcript`)).text()
    expect(transcript).toMatch(/\/start[\s\S]*☎ Ana \+34600111222[\s\S]*Noted/)
    const stream = events.body?.pipeThrough(new TextDecoderStream())
    let told = ''
    for await (const part of stream ?? []) {
      told += part
      if (told.includes('"edited"')) break
    }
    gone.abort()
    expect(told).toContain('"kind":"pressed"')
  })

  test('other sites can neither act nor look', async () => {
    const { sandbox, ana } = await startSandbox()
    const say = (headers: Record<string, string>) => post(sandbox.apiRoot, 'people/1001/say', { text: 'x' }, headers)
    expect((await say({ ...json, origin: 'https://evil.test' })).status).toBe(403)
    expect((await say({ ...json, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await say({ 'content-type': 'text/plain' })).status).toBe(415)
    expect(await statusAs(sandbox.apiRoot, 'evil.test')).toBe(403)
    expect(ana.read()).toEqual([])
    expect((await say({ ...json, origin: sandbox.apiRoot })).status).toBe(200)
  })

  test('what cannot be done is answered with why', async () => {
    const { sandbox } = await startSandbox()
    const at = (path: string, body: unknown) => post(sandbox.apiRoot, path, body)
    expect(await at('people/1001/press', { label: 'None' })).toMatchObject({
      status: 409,
      body: { error: 'no button "None": no message with inline buttons is visible' },
    })
    expect((await at('people/1001/say', { words: 'x' })).status).toBe(400)
    expect((await at('people/7/say', { text: 'x' })).status).toBe(404)
    expect((await at('people', { id: 2, firstName: 'Bo', phone: 'none' })).status).toBe(400)
    expect(await at('people', { id: 2, firstName: 'Bo' })).toMatchObject({ status: 201, body: { name: 'Bo' } })
  })
})
