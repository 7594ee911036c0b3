import { beforeEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { createVault } from '../../../core/crypto.ts'
import { createAccountRecords } from '../../../services/telegram-accounts/account-records.ts'
import { type Person, useTelegramHouse } from '../../setup/telegram-house.ts'
import { people, plain } from './people.ts'

const timing = { callTimeoutMs: 4_000, logOutTimeoutMs: 1_500 }
const house = useTelegramHouse({ world: people(), timing })
let me: Person
let accountId: string
beforeEach(async () => {
  await house.database.empty()
  house.telegram().faults.clear()
  house.telegram().faults.forgetKeys()
  me = await house.moveIn()
  accountId = await house.signIn(me, plain.phone)
  house.telegram().resetCalls()
})

type Listed = { status: string; floodUntil: string | null; consent: unknown }
const account = async () => {
  const { body } = await house.call('GET', '/api/telegram/accounts', { token: me.token })
  return (body.accounts as Listed[])[0]
}
const dialogs = () => house.call('GET', '/api/telegram/dialogs', { token: me.token })
const disconnect = (person = me) =>
  house.call('POST', '/api/telegram/disconnect', { token: person.token, body: { accountId } })
const accounts = () => mongoose.connection.collection('telegramaccounts')
const age = () => accounts().updateMany({}, { $set: { dialogsFetchedAt: new Date(Date.now() - 61_000) } })
const calls = () => house.telegram().calls()
/** How often the bot was asked to tell the person (here there is no bot, which it logs). */
const told = () => house.logged().split(`"userId":"${me.userId}","about":"telegram-needs-sign-in"`).length - 1

describe('a session that Telegram ended', () => {
  const ends = {
    revoked: () => house.telegram().faults.revoke(plain.id, 'SESSION_REVOKED'),
    deactivated: () => house.telegram().faults.revoke(plain.id, 'USER_DEACTIVATED'),
    duplicated: () => house.telegram().faults.revoke(plain.id, 'AUTH_KEY_DUPLICATED'),
    unregistered: () => house.telegram().faults.revoke(plain.id, 'AUTH_KEY_UNREGISTERED'),
    forgotten: () => house.telegram().faults.forgetKeys(),
  }
  test.each(Object.keys(ends) as (keyof typeof ends)[])(
    '(%s) needs a new sign-in: the person is told once, and Telegram is left alone',
    async (how) => {
      await dialogs()
      ends[how]()
      await age()
      const listed = await dialogs()
      expect([listed.status, listed.body.problems]).toEqual([
        200,
        [{ accountId, code: 'telegram-session-lost', message: expect.stringMatching(/sign in/i) }],
      ])
      expect(await account()).toMatchObject({ status: 'needs-sign-in' })
      house.telegram().resetCalls()
      for (let i = 0; i < 3; i++) {
        await age()
        expect((await dialogs()).status).toBe(200)
      }
      expect([calls(), told()]).toEqual([{}, 1])
    },
  )

  test('comes back with a new sign-in, with everything that was decided', async () => {
    const [first] = (await dialogs()).body.dialogs as { id: string }[]
    await house.call('PATCH', `/api/telegram/dialogs/${first?.id}`, { token: me.token, body: { tracked: false } })
    ends.revoked()
    await age()
    await dialogs()
    expect(await house.signIn(me, plain.phone)).toBe(accountId)
    expect(await account()).toMatchObject({ status: 'active' })
    await age()
    expect((await dialogs()).body.dialogs).toMatchObject([{ id: first?.id, tracked: false }])
  })

  test('of a sign-in that was replaced meanwhile does not touch the new one', async () => {
    const records = createAccountRecords({ vault: createVault(house.keys) })
    const before = await records.get(me.userId, accountId)
    await house.signIn(me, plain.phone)
    expect(await records.markLost(before)).toBe(false)
    expect(await account()).toMatchObject({ status: 'active' })
  })
})

describe('disconnecting', () => {
  const isForgotten = async () => {
    expect(await account()).toMatchObject({ status: 'inactive', consent: null })
    const [row] = await accounts().find().toArray()
    expect(row).toMatchObject({ session: null, status: 'inactive' })
    house.telegram().resetCalls()
    await age()
    expect([(await dialogs()).body.dialogs, calls()]).toEqual([[], {}])
  }

  test('logs out at Telegram and forgets the session', async () => {
    const { status, body } = await disconnect()
    expect([status, body]).toEqual([200, { success: true, loggedOut: true, message: null }])
    expect([calls()['auth.logOut'], house.telegram().sessions(plain.id)]).toEqual([1, 0])
    await isForgotten()
  })

  test.each([
    ['never answers', () => house.telegram().faults.hang('auth.logOut')],
    ['drops the call', () => house.telegram().faults.drop('auth.logOut')],
    ['fails', () => house.telegram().faults.fail('auth.logOut', { code: 500, message: 'INTERNAL' })],
    ['asks to wait', () => house.telegram().faults.floodWait('auth.logOut', 30)],
  ])('where Telegram %s: one try, and the person is told how to end it', async (_, fault) => {
    fault()
    const { status, body } = await disconnect()
    expect([status, body]).toEqual([
      200,
      { success: true, loggedOut: false, message: expect.stringContaining('Settings > Devices') },
    ])
    expect(calls()['auth.logOut']).toBe(1)
    await isForgotten()
  })

  test('a session that is dead already counts as logged out', async () => {
    house.telegram().faults.revoke(plain.id, 'SESSION_REVOKED')
    expect((await disconnect()).body).toMatchObject({ loggedOut: true })
    await isForgotten()
  })

  test('may be repeated', async () => {
    await disconnect()
    house.telegram().resetCalls()
    expect([(await disconnect()).body, calls()]).toMatchObject([{ success: true, loggedOut: true }, {}])
  })

  test('somebody else’s account does not exist', async () => {
    const stranger = await house.moveIn()
    expect((await disconnect(stranger)).status).toBe(404)
    expect(house.telegram().sessions(plain.id)).toBe(1)
  })
})

describe('a flood wait', () => {
  test('is remembered: no process calls before it is over, and the answer says until when', async () => {
    await dialogs()
    await age()
    house.telegram().faults.floodWait('messages.getDialogs', 120)
    const [problem] = (await dialogs()).body.problems as { code: string; message: string }[]
    expect(problem).toMatchObject({
      code: 'telegram-flood-wait',
      message: expect.stringMatching(/until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/),
    })
    const until = Date.parse((await account())?.floodUntil ?? '')
    expect(until - Date.now()).toBeGreaterThan(100_000)
    expect(until - Date.now()).toBeLessThanOrEqual(120_000)

    house.telegram().resetCalls()
    const other = await house.startProcess()
    const served = await house.call('GET', '/api/telegram/dialogs', { token: me.token, at: other })
    await other.stop()
    expect([served.status, served.body.problems]).toMatchObject([200, [{ code: 'telegram-flood-wait' }]])
    expect(calls()).toEqual({})

    await accounts().updateMany({}, { $set: { floodUntil: new Date() } })
    expect((await dialogs()).body.problems).toEqual([])
    expect(await account()).toMatchObject({ floodUntil: null })
  })
})
