import { beforeEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { type Page } from 'playwright-core'
import { type LinkPurpose } from '../../models/link.ts'
import { useConnectPage } from './connect-page.ts'
import { expectAccessible, expectFits, leftBehind } from './page-checks.ts'
import { alex } from './two-accounts.ts'

const connect = useConnectPage()
const { heading, house, newUser, press, visitor } = connect

beforeEach(() => mongoose.connection.collection('dialogs').deleteMany({}))

const linkFor = async (userId: string, purpose: LinkPurpose = 'connect-telegram') => {
  const { token, url } = await house.context().links.createLink(userId, purpose)
  const { pathname, hash } = new URL(url)
  expect(hash).toBe(`#${token}`)
  return { token, url: house.url() + pathname + hash }
}
const holdsChats = (userId: string) =>
  mongoose.connection.collection('dialogs').insertOne({ userId, accountId: userId, peerId: userId })
/** Who the browser is signed in as. */
const whoIs = async (page: Page) => {
  const response = await page.request.get(`${house.url()}/api/me`)
  const me = (await response.json()) as { id?: string }
  return me.id
}

describe('a one-time link', () => {
  test('says whom it signs in, does so when told to, and leads to the end', async () => {
    const userId = await newUser()
    const { page } = await visitor(null)
    await page.goto((await linkFor(userId)).url)
    await heading(page, 'Is this you?')
    await page.getByText('A new Conduits user, connected to nothing yet').waitFor()
    await page.getByText('Next, you connect a Telegram account to this user.').waitFor()
    await expectAccessible(page)
    expect(await whoIs(page)).toBeUndefined()
    await press(page, 'This is me: go on')
    await heading(page, 'Before you connect Telegram')
    expect(await whoIs(page)).toBe(userId)
    await page.getByRole('checkbox').check()
    await press(page, 'Continue')
    await connect.scan(page, alex.id)
    await heading(page, 'Telegram is connected')
    expect(await connect.accountsOf(userId)).toMatchObject([{ telegramUserId: '1' }])
  })

  test('leaves no trace of its token in the address, the history, the page or the log of requests', async () => {
    const { page } = await visitor(null)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const { token, url } = await linkFor(await newUser())
    await page.goto(url)
    await heading(page, 'Is this you?')
    expect(page.url()).toBe(house.url() + connect.path)
    expect(await leftBehind(page)).not.toContain(token)
    await press(page, 'This is me: go on')
    await heading(page, 'Before you connect Telegram')
    expect(await leftBehind(page)).not.toContain(token)
    await page.reload()
    await heading(page, 'Before you connect Telegram')
    expect(asked.filter((address) => address.includes(token) && !address.endsWith(`#${token}`))).toEqual([])
  })

  test('is spent by the first device that says yes, not by looking; the second is told to ask for another', async () => {
    const userId = await newUser()
    const { url } = await linkFor(userId)
    const [first, second] = [await visitor(null), await visitor(null)]
    for (const { page } of [second, first]) {
      await page.goto(url)
      await heading(page, 'Is this you?')
    }
    await press(first.page, 'This is me: go on')
    await heading(first.page, 'Before you connect Telegram')
    await press(second.page, 'This is me: go on')
    await heading(second.page, 'This link no longer works')
    await second.page.getByText('Ask the Conduits bot for a new one').waitFor()
    expect(await whoIs(second.page)).toBeUndefined()
    await second.page.goto((await linkFor(userId)).url)
    await heading(second.page, 'Is this you?')
  })

  test('that is too old says how to begin again', async () => {
    const { page } = await visitor(null, { viewport: { width: 360, height: 740 } })
    const { url } = await linkFor(await newUser())
    await mongoose.connection.collection('links').updateMany({}, { $set: { expiresAt: new Date(Date.now() - 1_000) } })
    await page.goto(url)
    await heading(page, 'This link no longer works')
    await expectAccessible(page)
    await expectFits(page)
  })

  test('of the person who is signed in already goes straight on', async () => {
    const userId = await newUser()
    const { page } = await visitor(userId)
    await page.goto((await linkFor(userId)).url)
    await heading(page, 'Before you connect Telegram')
  })

  test('names what is known of the person', async () => {
    const resident = await house.moveIn()
    await house.signIn(resident, alex.phone)
    const { page } = await visitor(null)
    await page.goto((await linkFor(resident.userId)).url)
    await page.getByText('Telegram: Alex Morgan (@alexmorgan)').waitFor()
  })

  test('to the settings ends there', async () => {
    const userId = await newUser()
    const { page } = await visitor(null)
    await page.goto(`${house.url()}/settings`)
    await heading(page, 'Your Telegram conversations, remembered in HubSpot')
    await page.goto((await linkFor(userId, 'settings')).url)
    await heading(page, 'Is this you?')
    expect(page.url()).toBe(`${house.url()}/settings`)
    await press(page, 'This is me: go on')
    await heading(page, 'You are signed in')
    expect(await whoIs(page)).toBe(userId)
  })
})

describe('a link that meets another user', () => {
  test('says both and makes them one when told to', async () => {
    const [owner, other] = [await newUser(), await newUser()]
    await holdsChats(owner)
    const { page } = await visitor(other)
    await page.goto((await linkFor(owner)).url)
    await heading(page, 'Are both of these you?')
    await page.getByRole('heading', { name: 'The link belongs to' }).waitFor()
    await page.getByRole('heading', { name: 'You are signed in as' }).waitFor()
    await expectAccessible(page)
    await press(page, 'Both are me: make them one')
    await heading(page, 'Before you connect Telegram')
    expect(await whoIs(page)).toBe(owner)
  })

  test('where both have chats, offers to sign out and use the link for its own user', async () => {
    const [owner, other] = [await newUser(), await newUser()]
    await holdsChats(owner)
    await holdsChats(other)
    const { page } = await visitor(other)
    await page.goto((await linkFor(owner)).url)
    await connect.told(page, 'both have data that cannot be joined')
    await press(page, 'Sign out and use the link')
    await heading(page, 'Is this you?')
    await press(page, 'This is me: go on')
    await heading(page, 'Before you connect Telegram')
    expect(await whoIs(page)).toBe(owner)
  })
})
