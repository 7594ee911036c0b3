import { beforeEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { type Person, type Process, useTelegramHouse } from '../../setup/telegram-house.ts'
import { banned, distant, guarded, nobody, people, plain } from './people.ts'

const house = useTelegramHouse({ world: people(), timing: { callTimeoutMs: 4_000 } })
let me: Person
beforeEach(async () => {
  await house.database.empty()
  house.telegram().faults.clear()
  me = await house.moveIn()
  house.telegram().resetCalls()
  house.telegram().faults.forgetKeys()
})

type By = { person?: Person; at?: Process }
const post = (path: string, body: unknown, { person = me, at }: By = {}) =>
  house.call('POST', `/api/telegram/${path}`, { token: person.token, body, ...(at && { at }) })
const connect = async (phone: string, by: By = {}) => String((await post('connect', { phone }, by)).body.authToken)
const codeFor = (phone: string) => house.telegram().loginCode(phone) ?? ''
const wrong = (phone: string) => (codeFor(phone) === '11111' ? '22222' : '11111')
const sends = () => house.telegram().calls()['auth.sendCode'] ?? 0
const stored = async () => JSON.stringify(await mongoose.connection.collection('telegramaccounts').find().toArray())

describe('signing in over the API', () => {
  test('a phone and a code connect the account, and the answers are as documented', async () => {
    const started = await post('connect', { phone: plain.phone })
    expect([started.status, Object.keys(started.body)]).toEqual([200, ['authToken']])
    const { authToken } = started.body
    const done = await post('verify', { authToken, code: codeFor(plain.phone) })
    expect([done.status, done.body]).toEqual([
      200,
      {
        success: true,
        accountId: expect.any(String),
        telegramUser: { firstName: 'Paula', lastName: 'Plain', username: 'paula' },
      },
    ])
    expect(house.telegram().sessions(plain.id)).toBe(1)
    const { body } = await house.call('GET', '/api/telegram/accounts', { token: me.token })
    expect(body.accounts).toMatchObject([
      {
        id: done.body.accountId,
        status: 'active',
        newChats: 'all',
        // A program consents by connecting.
        consent: { version: 'rest-api-2026-11', at: expect.any(String) },
      },
    ])
  })

  test('a cloud password is asked for, and answered like a code', async () => {
    const authToken = await connect(guarded.phone)
    const step = await post('verify', { authToken, code: codeFor(guarded.phone) })
    expect([step.status, step.body]).toEqual([200, { needs2FA: true }])
    const refused = await post('verify-2fa', { authToken, password: 'guess' })
    expect([refused.status, refused.body]).toEqual([
      400,
      { error: expect.stringContaining('4 tries are left'), code: 'telegram-password-invalid' },
    ])
    const done = await post('verify-2fa', { authToken, password: guarded.password })
    expect(done.body).toEqual({
      success: true,
      accountId: expect.any(String),
      telegramUser: { firstName: 'Gero', lastName: null, username: null },
    })
  })

  test('an account of another data centre is followed there', async () => {
    const authToken = await connect(distant.phone)
    expect(sends()).toBe(2)
    expect((await post('verify', { authToken, code: codeFor(distant.phone) })).body).toMatchObject({ success: true })
  })

  test.each([
    '+1 (415) 555-0100',
    '1-415-555-0100',
    '001 415.555.0100',
    ' +1 415 555 0100 ',
    '＋１４１５５５５０１００',
  ])('the phone may be written as %j', async (phone) => {
    expect((await post('connect', { phone })).status).toBe(200)
    expect(sends()).toBe(1)
  })

  test('every step goes on in another process, with the auth key that asked for the code', async () => {
    const authToken = await connect(guarded.phone)
    const [second, third] = [await house.startProcess(), await house.startProcess()]
    const step = await post('verify', { authToken, code: codeFor(guarded.phone) }, { at: second })
    expect(step.body).toEqual({ needs2FA: true })
    await second.stop()
    const done = await post('verify-2fa', { authToken, password: guarded.password }, { at: third })
    expect(done.body).toMatchObject({ success: true })
    await third.stop()
  })

  test('nothing secret of a sign-in rests readable or is logged', async () => {
    const authToken = await connect(guarded.phone)
    const code = codeFor(guarded.phone)
    await post('verify', { authToken, code })
    const during = JSON.stringify(await mongoose.connection.collection('telegramlogins').find().toArray())
    await post('verify-2fa', { authToken, password: guarded.password })
    const dump: string[] = []
    for (const collection of (await mongoose.connection.db?.collections()) ?? [])
      if (collection.collectionName !== 'telegramaccounts') dump.push(JSON.stringify(await collection.find().toArray()))
    for (const secret of [authToken, guarded.phone.slice(1), guarded.password, `"${code}"`])
      for (const text of [during, ...dump, house.logged()]) expect(text).not.toContain(secret)
    expect(await stored()).toMatch(/"session":"v1\.k1\./)
  })
})

describe('what Telegram refuses gets a kind and a status of its own', () => {
  test.each([
    ['a number that is none', 'hello', 400, 'telegram-phone-invalid', 0],
    ['a number without a country', '415 555 0100', 400, 'telegram-phone-invalid', 0],
    ['a number that is too short', '+1 415', 400, 'telegram-phone-invalid', 0],
    ['an extension', '+14155550100 ext. 5', 400, 'telegram-phone-invalid', 0],
    ['a banned number', banned.phone, 403, 'telegram-phone-banned', 1],
  ])('%s', async (_, phone, status, code, asked) => {
    const answer = await post('connect', { phone })
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(sends()).toBe(asked)
  })

  test('a number that Telegram does not know', async () => {
    house.telegram().faults.fail('auth.sendCode', { code: 400, message: 'PHONE_NUMBER_INVALID' })
    expect((await post('connect', { phone: plain.phone })).body.code).toBe('telegram-phone-invalid')
  })

  test('a number that has to sign up first', async () => {
    const authToken = await connect(nobody.phone)
    const answer = await post('verify', { authToken, code: codeFor(nobody.phone) })
    expect([answer.status, answer.body.code]).toEqual([400, 'telegram-sign-up-needed'])
  })

  test('a wrong code says how many tries are left, and the right one still works', async () => {
    const authToken = await connect(plain.phone)
    const refused = await post('verify', { authToken, code: wrong(plain.phone) })
    expect([refused.status, refused.body]).toEqual([
      400,
      { error: expect.stringContaining('4 tries are left'), code: 'telegram-code-invalid' },
    ])
    expect((await post('verify', { authToken, code: ` ${codeFor(plain.phone)} ` })).body).toMatchObject({
      success: true,
    })
  })

  test('after five wrong codes the sign-in is closed, without asking Telegram again', async () => {
    const authToken = await connect(plain.phone)
    for (let left = 4; left >= 0; left--) await post('verify', { authToken, code: wrong(plain.phone) })
    const asked = house.telegram().calls()['auth.signIn']
    const answer = await post('verify', { authToken, code: codeFor(plain.phone) })
    expect([answer.status, answer.body.code]).toEqual([400, 'telegram-tries-used-up'])
    expect([asked, house.telegram().calls()['auth.signIn']]).toEqual([5, 5])
  })

  test('an expired code, and after it the sign-in is over', async () => {
    const authToken = await connect(plain.phone)
    house.telegram().faults.fail('auth.signIn', { code: 400, message: 'PHONE_CODE_EXPIRED' })
    const expired = await post('verify', { authToken, code: codeFor(plain.phone) })
    expect([expired.status, expired.body.code]).toEqual([400, 'telegram-code-expired'])
    expect((await post('verify', { authToken, code: codeFor(plain.phone) })).status).toBe(404)
  })

  test('a key that Telegram forgot between the steps is an expired sign-in', async () => {
    const authToken = await connect(plain.phone)
    house.telegram().faults.forgetKeys()
    const answer = await post('verify', { authToken, code: codeFor(plain.phone) })
    expect([answer.status, answer.body.code]).toEqual([400, 'telegram-code-expired'])
  })

  test('a flood wait tells its seconds, and nothing is sent to that number before it is over, from any process', async () => {
    house.telegram().faults.floodWait('auth.sendCode', 33)
    const refused = await post('connect', { phone: plain.phone })
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([
      429,
      'telegram-flood-wait',
      '33',
    ])
    const other = await house.startProcess()
    const again = await post('connect', { phone: plain.phone }, { at: other, person: await house.moveIn() })
    await other.stop()
    expect([again.status, again.body.code]).toEqual([429, 'telegram-flood-wait'])
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(28)
    expect(sends()).toBe(1)
  })

  test('a server that accepts and never answers, and one that drops the call: try again, no try is lost', async () => {
    const authToken = await connect(plain.phone)
    for (const fault of ['hang', 'drop'] as const) {
      house.telegram().faults[fault]('auth.signIn')
      const answer = await post('verify', { authToken, code: codeFor(plain.phone) })
      expect([answer.status, answer.body.code]).toEqual([502, 'telegram-unreachable'])
    }
    const refused = await post('verify', { authToken, code: wrong(plain.phone) })
    expect(refused.body.error).toContain('4 tries are left')
    expect((await post('verify', { authToken, code: codeFor(plain.phone) })).body).toMatchObject({ success: true })
  })

  test('a code is not sent twice because an answer got lost', async () => {
    house.telegram().faults.drop('auth.sendCode')
    expect((await post('connect', { phone: plain.phone })).body.code).toBe('telegram-unreachable')
    expect(sends()).toBe(1)
  })
})

describe('whose sign-in it is', () => {
  test('another user’s authToken answers as one that never was', async () => {
    const authToken = await connect(plain.phone)
    const stranger = await house.moveIn()
    for (const step of [{ code: codeFor(plain.phone) }, { password: 'x' }]) {
      const path = 'code' in step ? 'verify' : 'verify-2fa'
      const foreign = await post(path, { authToken, ...step }, { person: stranger })
      const unknown = await post(path, { authToken: 'never-was', ...step }, { person: stranger })
      expect(foreign.status).toBe(404)
      expect([foreign.status, foreign.body]).toEqual([unknown.status, unknown.body])
    }
    expect((await post('verify', { authToken, code: codeFor(plain.phone) })).body).toMatchObject({ success: true })
  })

  test('an expired or used authToken answers so, too', async () => {
    const authToken = await connect(plain.phone)
    await mongoose.connection.collection('telegramlogins').updateMany({}, { $set: { expiresAt: new Date() } })
    expect((await post('verify', { authToken, code: codeFor(plain.phone) })).status).toBe(404)
    const used = await connect(plain.phone)
    await post('verify', { authToken: used, code: codeFor(plain.phone) })
    expect((await post('verify', { authToken: used, code: codeFor(plain.phone) })).status).toBe(404)
  })

  test('the steps come in their order', async () => {
    const authToken = await connect(guarded.phone)
    expect((await post('verify-2fa', { authToken, password: 'x' })).status).toBe(409)
    await post('verify', { authToken, code: codeFor(guarded.phone) })
    expect((await post('verify', { authToken, code: codeFor(guarded.phone) })).status).toBe(409)
  })

  test('connecting the same account again updates it and ends the session it replaces', async () => {
    const [first, second] = [await house.signIn(me, plain.phone), await house.signIn(me, plain.phone)]
    expect(second).toBe(first)
    const { body } = await house.call('GET', '/api/telegram/accounts', { token: me.token })
    expect(body.accounts).toHaveLength(1)
    expect(house.telegram().sessions(plain.id)).toBe(1)
  })

  test('an account that another user holds is refused, and the new session is ended', async () => {
    await house.signIn(me, plain.phone)
    const stranger = await house.moveIn()
    const authToken = await connect(plain.phone, { person: stranger })
    const answer = await post('verify', { authToken, code: codeFor(plain.phone) }, { person: stranger })
    expect([answer.status, answer.body.code]).toEqual([409, 'telegram-account-taken'])
    expect(house.telegram().sessions(plain.id)).toBe(1)
  })

  test('once they disconnected it, it is free', async () => {
    const accountId = await house.signIn(me, plain.phone)
    await post('disconnect', { accountId })
    const stranger = await house.moveIn()
    expect(await house.signIn(stranger, plain.phone)).not.toBe(accountId)
    expect(house.telegram().sessions(plain.id)).toBe(1)
  })
})

describe('how often', () => {
  test('three codes an hour for a user, whatever the number', async () => {
    for (const { phone } of [plain, guarded, distant]) expect((await post('connect', { phone })).status).toBe(200)
    const sent = sends()
    const refused = await post('connect', { phone: nobody.phone })
    expect([refused.status, refused.body.code]).toEqual([429, 'rate-limited'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_500)
    expect(sends()).toBe(sent)
  })

  test('three codes an hour for a number, whoever asks', async () => {
    for (let i = 0; i < 3; i++) await connect(plain.phone, { person: await house.moveIn() })
    expect((await post('connect', { phone: '1 415 555 0100' })).status).toBe(429)
    expect(sends()).toBe(3)
  })

  test('an hour later it goes on', async () => {
    for (let i = 0; i < 4; i++) await post('connect', { phone: plain.phone })
    await mongoose.connection.collection('ratewindows').updateMany({}, { $set: { expiresAt: new Date() } })
    expect((await post('connect', { phone: plain.phone })).status).toBe(200)
  })

  test('the brake of the whole installation holds for everybody', async () => {
    const windows = mongoose.connection.collection<{ _id: string }>('ratewindows')
    const expiresAt = new Date(Date.now() + 60_000)
    await windows.insertOne({ _id: 'telegram-sends:all', count: 100, expiresAt } as never)
    expect((await post('connect', { phone: plain.phone })).status).toBe(429)
    await windows.deleteMany({})
    const authToken = await connect(plain.phone)
    await windows.insertOne({ _id: 'telegram-wrong:all', count: 60, expiresAt } as never)
    const braked = await post('verify', { authToken, code: codeFor(plain.phone) })
    expect([braked.status, braked.body.code]).toEqual([429, 'rate-limited'])
    expect(house.telegram().calls()['auth.signIn']).toBeUndefined()
  })
})

test.each([
  ['connect', {}, /phone/],
  ['connect', { phone: 14155550100 }, /phone/],
  ['connect', { phone: plain.phone, extra: 1 }, /extra/],
  ['verify', { authToken: 'a' }, /code/],
  ['verify', { code: '12345' }, /authToken/],
  ['verify-2fa', { authToken: 'a', password: '' }, /password/],
  ['disconnect', { accountId: { $ne: null } }, /accountId/],
  ['consent', { accountId: 'a' }, /version/],
])('POST %s with %j is a clear 400', async (path, body, words) => {
  const answer = await post(path, body)
  expect([answer.status, answer.body]).toEqual([400, { error: expect.stringMatching(words), code: 'invalid-input' }])
})
