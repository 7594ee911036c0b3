import { describe, expect, test } from '@jest/globals'
import { consentVersion } from '../../web/connect-telegram/consent-version.ts'
import { useConnectPage } from './connect-page.ts'
import { leftBehind, readQr } from './page-checks.ts'
import { alex, banned, bea, beasPassword } from './two-accounts.ts'

const connect = useConnectPage()
const { agree, askForCode, enterCode, enterPassword, enterPhone, heading, newUser, press, told, visitor } = connect

describe('signing in by QR code', () => {
  test('a scanned code connects the account and stores what was agreed to', async () => {
    const userId = await newUser()
    const { page } = await visitor(userId)
    await agree(page)
    await page.getByText('Settings > Devices > Link Desktop Device').waitFor()
    await connect.scan(page, alex.id)
    await heading(page, 'Telegram is connected')
    await page.getByText('You are signed in as Alex Morgan (@alexmorgan).').waitFor()
    expect(await connect.accountsOf(userId)).toMatchObject([
      { status: 'active', telegramUserId: '1', consent: { version: consentVersion, at: expect.any(Date) } },
    ])
  })

  test('an account with two-step verification is asked for its password, until it is right', async () => {
    const userId = await newUser()
    const { page } = await visitor(userId)
    await agree(page)
    await connect.scan(page, bea.id)
    await enterPassword(page, 'wrong')
    await told(page, 'That password is not right')
    await enterPassword(page, beasPassword)
    await page.getByText('You are signed in as Bea Okafor.').waitFor()
    expect(await connect.accountsOf(userId)).toMatchObject([{ status: 'active', telegramUserId: '2' }])
  })

  test('a code that is no longer known is replaced by a new one', async () => {
    const { page } = await visitor(await newUser())
    await agree(page)
    const first = await readQr(page.getByRole('img', { name: 'QR code' }))
    await connect.forgetLogins()
    await page.waitForResponse((response) => response.request().method() === 'POST')
    await expect(readQr(page.getByRole('img', { name: 'QR code' }))).resolves.not.toBe(first)
  })
})

describe('the QR code', () => {
  test('is drawn anew as soon as it says something else', async () => {
    const { page } = await visitor(await newUser())
    const url = 'tg://login?token=AnotherTokenOfTheSameSignIn'
    await agree(page)
    await readQr(page.getByRole('img', { name: 'QR code' }))
    const next = {
      state: 'waiting',
      url,
      expiresAt: new Date(Date.now() + 30_000),
      accountId: null,
      telegramUser: null,
    }
    await page.route('**/api/telegram/qr?*', (route) => route.fulfill({ json: next }))
    await page.waitForResponse((response) => response.url().includes('authToken='))
    await expect(readQr(page.getByRole('img', { name: 'QR code' }))).resolves.toBe(url)
  })

  test('rests when nobody scans it, and comes back on demand', async () => {
    const { page } = await visitor(await newUser())
    await page.clock.install()
    await agree(page)
    await page.getByRole('img', { name: 'QR code' }).waitFor()
    await page.clock.fastForward('06:00')
    await page.getByText('The code rests because nobody scanned it.').waitFor()
    expect(await page.getByRole('img', { name: 'QR code' }).count()).toBe(0)
    await press(page, 'Show a new code')
    await connect.scan(page, alex.id)
    await heading(page, 'Telegram is connected')
  })
})

describe('signing in by phone number', () => {
  test('a wrong code is told at the field, which is emptied and focused; the right one connects', async () => {
    const userId = await newUser()
    const { page } = await visitor(userId)
    await askForCode(page, '0044 7700')
    await told(page, 'Telegram does not know this phone number')
    await enterPhone(page, '+1 (415) 555-0100')
    await enterCode(page, alex.phone, (code) => (code === '11111' ? '22222' : '11111'))
    await told(page, 'That code is not right')
    const field = page.getByLabel('Code', { exact: true })
    expect([await field.inputValue(), await field.getAttribute('aria-invalid')]).toEqual(['', 'true'])
    expect(await page.evaluate('document.activeElement.id')).toBe('code')
    await enterCode(page, alex.phone)
    await heading(page, 'Telegram is connected')
    expect(await connect.accountsOf(userId)).toMatchObject([{ consent: { version: consentVersion } }])
  })

  test('code and password: a wrong password is told, the right one connects', async () => {
    const { page } = await visitor(await newUser())
    await askForCode(page, bea.phone)
    await enterCode(page, bea.phone)
    await enterPassword(page, 'not this one')
    await told(page, 'That password is not right')
    await enterPassword(page, beasPassword)
    await heading(page, 'Telegram is connected')
  })

  test('a new code can be asked for, and only that one works', async () => {
    const { page } = await visitor(await newUser())
    await askForCode(page, alex.phone)
    await heading(page, 'Enter the code')
    const first = connect.sentCode(alex.phone)
    await press(page, 'Send a new code')
    await page.getByText('A new code is on its way.').waitFor()
    expect(connect.sentCode(alex.phone)).not.toBe(first)
    await enterCode(page, alex.phone)
    await heading(page, 'Telegram is connected')
  })

  test('every refusal of a number is told with what to do', async () => {
    const { page } = await visitor(await newUser())
    await connect.choosePhone(page)
    await enterPhone(page, 'twelve')
    await told(page, 'Enter your phone number with + and the country code.')
    await enterPhone(page, banned)
    await told(page, 'Telegram has banned this phone number')
    connect.house.telegram().faults.fail('auth.sendCode', { code: 400, message: 'SOMETHING_NEW' })
    await enterPhone(page, alex.phone)
    await told(page, 'Telegram does not answer right now. Try again in a moment.')
    await connect.forgetLimits()
    await enterPhone(page, '+14155550199')
    await enterCode(page, '+14155550199')
    await told(page, 'This phone number has no Telegram account')
  })

  test('every end of a sign-in is told with the way to begin again', async () => {
    const { page } = await visitor(await newUser())
    await askForCode(page, bea.phone)
    connect.house.telegram().faults.fail('auth.signIn', { code: 400, message: 'PHONE_CODE_EXPIRED' })
    await enterCode(page, bea.phone)
    await told(page, 'This code has expired. Ask for a new one.')
    await press(page, 'Send a new code')
    await page.getByText('A new code is on its way.').waitFor()
    await connect.forgetLogins()
    await enterCode(page, bea.phone)
    await told(page, 'This sign-in has expired. Begin again.')
    await press(page, 'Begin again')
    await enterPhone(page, bea.phone)
    await enterCode(page, bea.phone)
    await heading(page, 'Your Telegram password')
    await connect.forgetLogins()
    await enterPassword(page, beasPassword)
    await told(page, 'This sign-in has expired. Begin again.')
    await press(page, 'Begin again')
    await heading(page, 'Your phone number')
  })
})

describe('waiting', () => {
  test('a flood wait counts down, blocks the button, and says when it is over', async () => {
    const { page } = await visitor(await newUser())
    connect.house.telegram().faults.floodWait('auth.sendCode', 3)
    await askForCode(page, alex.phone)
    await told(page, 'Telegram asks to wait')
    await page.getByRole('timer').getByText('You can try again in 0:02.').waitFor()
    const sent = connect.house.telegram().calls()['auth.sendCode']
    await page.getByLabel('Phone number').press('Enter')
    await page.getByRole('timer').getByText('You can try again in 0:01.').waitFor()
    expect(connect.house.telegram().calls()['auth.sendCode']).toBe(sent)
    await page.getByText('You can try again now.').waitFor()
    await press(page, 'Send the code')
    await heading(page, 'Enter the code')
  })

  test('our own limit of codes an hour is told with its time', async () => {
    const userId = await newUser()
    for (let sent = 0; sent < 3; sent++) await connect.house.context().telegramAccounts.startSignIn(userId, alex.phone)
    const { page } = await visitor(userId)
    await askForCode(page, alex.phone)
    await told(page, 'There were too many tries.')
    await page
      .getByRole('timer')
      .getByText(/^You can try again in (1:00:00|59:\d\d)\.$/)
      .waitFor()
  })
})

describe('consent', () => {
  test('stands unticked before anything else; without it nothing is asked of Telegram', async () => {
    const { page } = await visitor(await newUser())
    await connect.open(page)
    const box = page.getByRole('checkbox')
    expect(await box.isChecked()).toBe(false)
    await press(page, 'Continue')
    await told(page, 'Tick the box to go on. Until then nothing is read.')
    expect(await page.evaluate('document.activeElement.id')).toBe('agree')
    await heading(page, 'Before you connect Telegram')
    expect(connect.house.telegram().calls()).toEqual({})
  })

  test('that could not be stored is stored by a second try; done is shown only then', async () => {
    const userId = await newUser()
    const { page } = await visitor(userId)
    await page.route('**/api/telegram/consent', (route) => route.fulfill({ status: 500, json: { error: 'x', code: 'internal' } }), { times: 1 }) // prettier-ignore
    await askForCode(page, alex.phone)
    await enterCode(page, alex.phone)
    await told(page, 'Something went wrong on our side')
    expect(await connect.accountsOf(userId)).toMatchObject([{ consent: null }])
    await press(page, 'Try again')
    await heading(page, 'Telegram is connected')
    expect(await connect.accountsOf(userId)).toMatchObject([{ consent: { version: consentVersion } }])
  })
})

describe('more than one person or device', () => {
  test('a second device connects the same account anew: it is one account with one session at Telegram', async () => {
    const userId = await newUser()
    const [first, second] = [await visitor(userId), await visitor(userId)]
    await askForCode(first.page, alex.phone)
    await heading(first.page, 'Enter the code')
    await agree(second.page)
    await connect.scan(second.page, alex.id)
    await heading(second.page, 'Telegram is connected')
    await enterCode(first.page, alex.phone)
    await heading(first.page, 'Telegram is connected')
    expect(await connect.accountsOf(userId)).toMatchObject([{ status: 'active', telegramUserId: '1' }])
    expect(connect.house.telegram().sessions(alex.id)).toBe(1)
  })

  test('an account of another user is refused with the way out', async () => {
    await connect.house.signIn({ userId: await newUser(), token: '' }, alex.phone)
    const { page } = await visitor(await newUser())
    await askForCode(page, alex.phone)
    await enterCode(page, alex.phone)
    await told(page, 'Another Conduits user has connected this Telegram account. It must be disconnected there first.')
  })

  test('without a session the page says how to sign in; one that ends on the way, too', async () => {
    const stranger = await visitor(null)
    await stranger.page.goto(connect.house.url() + connect.path)
    await heading(stranger.page, 'Sign in first')
    const { page, context } = await visitor(await newUser())
    await connect.choosePhone(page)
    await context.clearCookies()
    await enterPhone(page, alex.phone)
    await heading(page, 'Sign in first')
    expect(connect.house.telegram().calls()['auth.sendCode']).toBeUndefined()
  })
})

describe('the browser', () => {
  test('a lost connection is told, and what was asked is asked again once it is back', async () => {
    const { page, context } = await visitor(await newUser())
    await askForCode(page, alex.phone)
    await heading(page, 'Enter the code')
    await context.setOffline(true)
    await enterCode(page, alex.phone)
    await page.getByText('The connection is lost. Trying again…').waitFor()
    await context.setOffline(false)
    await heading(page, 'Telegram is connected')
    expect(await page.getByText('The connection is lost').count()).toBe(0)
  })

  test('Back leads to the step before, Forward to nothing, and from the end out of the page', async () => {
    const { page } = await visitor(await newUser())
    await askForCode(page, bea.phone)
    await enterCode(page, bea.phone)
    await heading(page, 'Your Telegram password')
    await page.goBack()
    await heading(page, 'Enter the code')
    await page.goBack()
    await heading(page, 'Your phone number')
    expect(await page.getByLabel('Phone number').inputValue()).toBe(bea.phone)
    await page.goForward()
    await heading(page, 'Your phone number')
    await enterPhone(page, alex.phone)
    await enterCode(page, alex.phone)
    await heading(page, 'Telegram is connected')
    await page.goBack()
    expect(page.url()).toBe('about:blank')
    await page.goForward()
    await heading(page, 'Before you connect Telegram')
  })

  test('nothing secret stays in the page, its address, its history or its storage', async () => {
    const { page, watched } = await visitor(await newUser())
    await askForCode(page, bea.phone)
    await enterCode(page, bea.phone)
    const code = connect.sentCode(bea.phone)
    await enterPassword(page, 'my wrong password')
    await told(page, 'That password is not right')
    const onTheWay = await leftBehind(page)
    await enterPassword(page, beasPassword)
    await heading(page, 'Telegram is connected')
    const atTheEnd = await leftBehind(page)
    const [authToken] = watched.secrets()
    expect(authToken?.length).toBeGreaterThan(20)
    for (const secret of [authToken ?? '', code, 'my wrong password', beasPassword]) {
      expect(onTheWay).not.toContain(secret)
      expect(atTheEnd).not.toContain(secret)
    }
  })
})
