import { describe, expect, test } from '@jest/globals'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { request } from 'node:http'
import { useConnectPage } from './connect-page.ts'
import { expectAccessible, expectFits } from './page-checks.ts'
import { alex, bea, beasPassword } from './two-accounts.ts'

const connect = useConnectPage()
const { choosePhone, enterCode, enterPassword, enterPhone, heading, house, newUser, press, told, visitor } = connect

const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } }
const looks = [
  ['phone', 'light', 'en-GB'],
  ['phone', 'dark', 'ru-RU'],
  ['desktop', 'dark', 'en-GB'],
] as const

/** The raw answer: what fetch would decode stays as it was sent. */
const get = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    const asked = request(house.url() + path, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })) // prettier-ignore
    })
    asked.on('error', reject).end()
  })
const assetsOf = async (path: string) =>
  [...(await get(path)).body.toString().matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, asset]) => asset ?? '')

describe.each(looks)('on a %s, %s, %s', (size, colorScheme, locale) => {
  test('every step of the sign-in is accessible and fits', async () => {
    const { page } = await visitor(await newUser(), { viewport: sizes[size], colorScheme, locale })
    const checked = async () => {
      await expectAccessible(page)
      await expectFits(page)
    }
    const submit = page.locator('button[type=submit]')
    const fault = page.getByRole('alert')
    await page.goto(house.url() + connect.path)
    await submit.waitFor()
    await checked()
    await submit.click()
    await fault.waitFor()
    await checked()
    await page.getByRole('checkbox').check()
    await submit.click()
    await page.getByRole('img').waitFor()
    await checked()
    await page.locator('.actions .button').click()
    await page.locator('#phone').fill('12')
    await submit.click()
    await fault.waitFor()
    await checked()
    house.telegram().faults.floodWait('auth.sendCode', 2)
    await page.locator('#phone').fill('+447700900999')
    await submit.click()
    await page.getByRole('timer').waitFor()
    await checked()
    await page.locator('.notice [role=status]').waitFor()
    await page.locator('#phone').fill(bea.phone)
    await submit.click()
    await page.locator('#code').waitFor()
    await checked()
    await page.locator('#code').fill(connect.sentCode(bea.phone))
    await submit.click()
    await page.locator('#password').waitFor()
    await checked()
    await page.locator('#password').fill(beasPassword)
    await submit.click()
    await page.locator('h2').waitFor()
    await checked()
  })

  test('the start page, the account page and the refusals are accessible and fit', async () => {
    const { page } = await visitor(null, { viewport: sizes[size], colorScheme, locale })
    await page.goto(house.url())
    await expectAccessible(page)
    await expectFits(page)
    await page.goto(house.url() + connect.path)
    await page.locator('h1').waitFor()
    await expectAccessible(page)
    await expectFits(page)
    const signedIn = await visitor(await newUser(), { viewport: sizes[size], colorScheme, locale })
    await signedIn.page.goto(`${house.url()}/settings`)
    await signedIn.page.locator('.actions').waitFor()
    await expectAccessible(signedIn.page)
    await expectFits(signedIn.page)
  })
})

describe('by keyboard alone', () => {
  test('every step starts at its heading and goes on from there', async () => {
    const { page } = await visitor(await newUser())
    const focused = () => page.evaluate('document.activeElement.textContent')
    await connect.open(page)
    expect(await focused()).toBe('Before you connect Telegram')
    for (const key of ['Tab', 'Space', 'Tab', 'Enter']) await page.keyboard.press(key)
    await heading(page, 'Scan this code with Telegram')
    expect(await focused()).toBe('Scan this code with Telegram')
    for (const key of ['Tab', 'Enter']) await page.keyboard.press(key)
    await heading(page, 'Your phone number')
    await page.keyboard.press('Tab')
    await page.keyboard.type(alex.phone)
    await page.keyboard.press('Enter')
    await heading(page, 'Enter the code')
    await page.keyboard.press('Tab')
    await page.keyboard.type(connect.sentCode(alex.phone))
    await page.keyboard.press('Enter')
    await heading(page, 'Telegram is connected')
  })
})

describe('fields', () => {
  test('tell the browser what they hold: a phone, a one-time code, and a password that is not to be kept', async () => {
    const { page } = await visitor(await newUser())
    const attributes = async (id: string) => {
      const field = page.locator(`#${id}`)
      return Promise.all(['type', 'inputmode', 'autocomplete'].map((name) => field.getAttribute(name)))
    }
    await choosePhone(page)
    expect(await attributes('phone')).toEqual(['tel', 'tel', 'tel'])
    await enterPhone(page, bea.phone)
    await heading(page, 'Enter the code')
    expect(await attributes('code')).toEqual(['text', 'numeric', 'one-time-code'])
    await enterCode(page, bea.phone)
    await heading(page, 'Your Telegram password')
    expect(await attributes('password')).toEqual(['password', null, 'off'])
    await page.getByLabel('Two-step verification password').fill('wrong')
    await page.getByLabel('Show the password').check()
    expect(await attributes('password')).toEqual(['text', null, 'off'])
    expect(await page.locator('#password').inputValue()).toBe('wrong')
    await enterPassword(page, 'wrong')
    await told(page, 'That password is not right')
  })
})

describe('languages', () => {
  test('the browser’s is taken; another can be chosen on the way, and is remembered', async () => {
    const { page } = await visitor(await newUser(), { locale: 'ru-RU' })
    await page.goto(house.url() + connect.path)
    await heading(page, 'Прежде чем подключить Telegram')
    await page.getByRole('checkbox').check()
    await press(page, 'Продолжить')
    await heading(page, 'Отсканируйте код в Telegram')
    await page.getByRole('link', { name: 'English' }).click()
    await heading(page, 'Scan this code with Telegram')
    expect([await page.title(), await page.locator('html').getAttribute('lang')]).toEqual([
      'Scan this code with Telegram · Conduits',
      'en',
    ])
    await page.goto(house.url())
    await heading(page, 'You are signed in')
    await page.getByRole('link', { name: 'Русский' }).click()
    await heading(page, 'Вы вошли')
    await page.reload()
    await heading(page, 'Вы вошли')
  })

  test('English where the browser asks for none of ours, or oddly', async () => {
    for (const language of ['de, fr;q=0.5', '*', '', 'ru;q=0, en', ';;;'])
      expect((await get('/', { 'accept-language': language })).headers['content-language']).toBe('en')
    expect((await get('/', { 'accept-language': 'de, ru;q=0.8' })).headers['content-language']).toBe('ru')
    expect((await get('/', { cookie: 'conduits_language=toString' })).headers['content-language']).toBe('en')
    expect((await get('/?language=__proto__')).status).toBe(200)
  })
})

describe('what is served', () => {
  const paths = ['/', '/connect/telegram', '/settings']

  test('pages let a browser load our own files only, and are kept by nobody', async () => {
    for (const path of paths) {
      const { status, headers, body } = await get(path)
      expect(status).toBe(200)
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['referrer-policy']).toBe('no-referrer')
      const policy = String(headers['content-security-policy'])
      expect(policy.split('; ')).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'"]))
      expect(policy).not.toMatch(/unsafe|\*|http/)
      expect(body.toString()).not.toMatch(/<script(?![^>]*src=)|<style|style=|\son\w+=/)
    }
  })

  test('the script stays under 40 kB compressed, and files may be kept for ever', async () => {
    const assets = await assetsOf('/connect/telegram')
    expect(assets.length).toBe(4)
    let total = 0
    for (const asset of assets) {
      const [plain, gzip, brotli] = [
        await get(asset),
        await get(asset, { 'accept-encoding': 'gzip' }),
        await get(asset, { 'accept-encoding': 'gzip, br' }),
      ]
      expect([plain, gzip, brotli].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'gzip', 'br'])
      expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
      expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
      expect(plain.headers['cache-control']).toContain('immutable')
      expect(plain.headers['x-content-type-options']).toBe('nosniff')
      total += gzip.body.length
    }
    expect(total).toBeLessThan(40_000)
  })

  test('an unknown file is a 404', async () => {
    expect((await get('/assets/none-00000000.js')).status).toBe(404)
    expect((await get('/assets/..%2f..%2fpackage.json')).status).toBe(404)
  })
})
