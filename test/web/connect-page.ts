import { afterEach, beforeEach, expect, jest } from '@jest/globals'
import mongoose from 'mongoose'
import { type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { useBrowser } from '../setup/browser.ts'
import { useHouse } from '../setup/house.ts'
import { readQr, type Watch, watch } from './page-checks.ts'
import { twoAccounts } from './two-accounts.ts'

const path = '/connect/telegram'

/** The house, a browser, and what a person does on the page. Call it at the top level. */
export const useConnectPage = () => {
  // A story has many steps, and a browser of its own.
  jest.setTimeout(90_000)
  const house = useHouse({ world: twoAccounts })
  const browser = useBrowser()
  let opened: { context: BrowserContext; watched: Watch }[] = []

  beforeEach(async () => {
    for (const name of ['ratewindows', 'telegramlogins', 'telegramaccounts', 'links'])
      await mongoose.connection.collection(name).deleteMany({})
    house.telegram().faults.clear()
    for (const { userId } of twoAccounts.accounts) house.telegram().faults.revoke(userId, 'SESSION_REVOKED')
    house.telegram().resetCalls()
  })

  afterEach(async () => {
    const all = opened
    opened = []
    for (const { context, watched } of all) {
      await context.close()
      expect(watched).toMatchObject({ faults: [], foreign: [] })
    }
  })

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

  const open = async (page: Page) => {
    await page.goto(house.url() + path)
    await heading(page, 'Before you connect Telegram')
  }
  /** Opens the page and agrees; what comes next is the QR code. */
  const agree = async (page: Page) => {
    await open(page)
    await page.getByRole('checkbox').check()
    await press(page, 'Continue')
    await heading(page, 'Scan this code with Telegram')
  }
  const enterPhone = async (page: Page, phone: string) => {
    await heading(page, 'Your phone number')
    await page.getByLabel('Phone number').fill(phone)
    await press(page, 'Send the code')
  }

  const visitor = async (userId: string | null, options: BrowserContextOptions = {}) => {
    const context = await browser.visit(options)
    if (userId !== null) {
      const { secret } = await house.context().sessions.open(userId)
      await context.addCookies([{ name: 'conduits_session', value: secret, url: house.url(), httpOnly: true }])
    }
    const page = await context.newPage()
    const watched = watch(page, house.url())
    opened.push({ context, watched })
    return { context, page, watched }
  }
  const choosePhone = async (page: Page) => {
    await agree(page)
    await press(page, 'Use the phone number instead')
  }
  const askForCode = async (page: Page, phone: string) => {
    await choosePhone(page)
    await enterPhone(page, phone)
  }
  const sentCode = (phone: string) => house.telegram().loginCode(phone) ?? ''
  /** By default the code that Telegram sent to the phone last. */
  const enterCode = async (page: Page, phone: string, change = (code: string) => code) => {
    await heading(page, 'Enter the code')
    await page.getByLabel('Code', { exact: true }).fill(change(sentCode(phone)))
    await press(page, 'Sign in')
  }
  const enterPassword = async (page: Page, text: string) => {
    await heading(page, 'Your Telegram password')
    await page.getByLabel('Two-step verification password').fill(text)
    await press(page, 'Sign in')
  }
  /** The person's phone looks at the screen. */
  const scan = async (page: Page, telegramUserId: number) => {
    const url = await readQr(page.getByRole('img', { name: 'QR code' }))
    expect(url).toMatch(/^tg:\/\/login\?token=[\w-]+$/)
    expect(house.telegram().acceptLoginToken(url.split('token=')[1] ?? '', telegramUserId)).toBe(true)
  }

  return {
    house,
    path,
    heading,
    press,
    open,
    agree,
    enterPhone,
    /** A browser of its own; signed in as a user if one is given. */
    visitor,
    choosePhone,
    askForCode,
    enterCode,
    enterPassword,
    scan,
    newUser: async () => (await house.moveIn()).userId,
    /** What the page says is wrong, aloud. */
    told: (page: Page, text: string) => page.getByRole('alert').getByText(text).waitFor(),
    sentCode,
    accountsOf: (userId: string) => mongoose.connection.collection('telegramaccounts').find({ userId }).toArray(),
    forgetLogins: () => mongoose.connection.collection('telegramlogins').deleteMany({}),
    forgetLimits: () => mongoose.connection.collection('ratewindows').deleteMany({}),
  }
}
