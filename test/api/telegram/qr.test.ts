import { beforeEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { type Person, type Process, useTelegramHouse } from '../../setup/telegram-house.ts'
import { distant, distantGuarded, guarded, people, plain } from './people.ts'

const house = useTelegramHouse({ world: people(), timing: { callTimeoutMs: 4_000 } })
let me: Person
beforeEach(async () => {
  await house.database.empty()
  house.telegram().faults.clear()
  house.telegram().faults.forgetKeys()
  house.telegram().resetCalls()
  me = await house.moveIn()
})

const start = async () => {
  const { status, body } = await house.call('POST', '/api/telegram/qr', { token: me.token })
  expect(status).toBe(200)
  return body as { authToken: string; url: string; expiresAt: string }
}
const ask = async (authToken: string, { person = me, at }: { person?: Person; at?: Process } = {}) => {
  const path = `/api/telegram/qr?authToken=${encodeURIComponent(authToken)}`
  const { status, body } = await house.call('GET', path, { token: person.token, ...(at && { at }) })
  return { status, ...body } as { status: number; state?: string; url?: string | null; accountId?: string | null }
}
const tokenIn = (url: string) => url.replace('tg://login?token=', '')
const scan = (url: string, { id }: { id: number }) =>
  expect(house.telegram().acceptLoginToken(tokenIn(url), id)).toBe(true)
/** Lets the next question go to Telegram at once. */
const logins = () => mongoose.connection.collection('telegramlogins')
const letAskAgain = () => logins().updateMany({}, { $set: { askAgainAt: null } })
const exported = () => house.telegram().calls()['auth.exportLoginToken'] ?? 0

describe('signing in by QR code', () => {
  test('waits, and is done once the code was scanned', async () => {
    const { authToken, url, expiresAt } = await start()
    expect(url).toMatch(/^tg:\/\/login\?token=[\w-]{20,}$/)
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(10_000)
    expect(await ask(authToken)).toMatchObject({ status: 200, state: 'waiting', url, accountId: null })
    scan(url, plain)
    await letAskAgain()
    const done = await ask(authToken)
    expect(done).toMatchObject({ state: 'done', url: null, telegramUser: { firstName: 'Paula', username: 'paula' } })
    // A page that missed the answer gets it again.
    expect(await ask(authToken)).toEqual(done)
    expect(house.telegram().sessions(plain.id)).toBe(1)
  })

  test('follows the account to its data centre', async () => {
    const { authToken, url } = await start()
    scan(url, distant)
    expect(await ask(authToken)).toMatchObject({ state: 'done', telegramUser: { firstName: 'Dina' } })
    expect(house.telegram().calls()['auth.importLoginToken']).toBe(1)
  })

  test.each([
    ['here', guarded],
    ['at another data centre', distantGuarded],
  ])('asks for the cloud password of an account %s', async (_, person) => {
    const { authToken, url } = await start()
    scan(url, person)
    expect(await ask(authToken)).toMatchObject({ state: 'needs2FA' })
    const body = { authToken, password: person.password }
    const done = await house.call('POST', '/api/telegram/verify-2fa', { token: me.token, body })
    expect(done.body).toMatchObject({ success: true, accountId: expect.any(String) })
    expect(await ask(authToken)).toMatchObject({ state: 'done', accountId: done.body.accountId })
  })

  test('gives the next code once the first is too old', async () => {
    const { authToken, url } = await start()
    house.telegram().faults.expireLoginTokens()
    const next = await ask(authToken)
    expect(next).toMatchObject({ state: 'waiting', url: expect.stringMatching(/^tg:/) })
    expect(next.url).not.toBe(url)
    scan(next.url ?? '', plain)
    await letAskAgain()
    expect(await ask(authToken)).toMatchObject({ state: 'done' })
  })

  test('goes on in another process', async () => {
    const { authToken, url } = await start()
    scan(url, plain)
    const other = await house.startProcess()
    expect(await ask(authToken, { at: other })).toMatchObject({ state: 'done' })
    await other.stop()
  })

  test('asks Telegram once in a while, however often and from wherever a page asks', async () => {
    const { authToken, url } = await start()
    const before = exported()
    const states = await Promise.all(Array.from({ length: 20 }, () => ask(authToken)))
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['waiting']))
    expect(states.every((answer) => answer.url === url)).toBe(true)
    expect(exported() - before).toBe(1)
  })

  test('obeys a flood wait', async () => {
    const { authToken } = await start()
    house.telegram().faults.floodWait('auth.exportLoginToken', 40)
    expect(await ask(authToken)).toMatchObject({ status: 429, code: 'telegram-flood-wait' })
    const before = exported()
    expect(await ask(authToken)).toMatchObject({ state: 'waiting' })
    expect(exported()).toBe(before)
  })

  test('is expired for everybody else, when it is over, and when Telegram forgot it', async () => {
    const { authToken, url } = await start()
    const stranger = await house.moveIn()
    scan(url, plain)
    const foreign = await ask(authToken, { person: stranger })
    expect(foreign).toMatchObject({ status: 200, state: 'expired' })
    expect(await ask('never-was', { person: stranger })).toEqual(foreign)
    house.telegram().faults.forgetKeys()
    expect(await ask(authToken)).toMatchObject({ state: 'expired' })
    const second = await start()
    await logins().updateMany({}, { $set: { expiresAt: new Date() } })
    expect(await ask(second.authToken)).toMatchObject({ state: 'expired' })
  })

  test('of an account that somebody else holds is refused', async () => {
    await house.signIn(await house.moveIn(), plain.phone)
    const { authToken, url } = await start()
    scan(url, plain)
    expect(await ask(authToken)).toMatchObject({ status: 409, code: 'telegram-account-taken' })
    expect(await ask(authToken)).toMatchObject({ state: 'expired' })
    expect(house.telegram().sessions(plain.id)).toBe(1)
  })
})
