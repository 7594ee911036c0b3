import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  type PendingPassword,
  type PendingSignIn,
  type SignedIn,
  type Telegram,
} from '../../../integrations/telegram/types.ts'
import { type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import {
  banned,
  distant,
  guarded,
  nobody,
  plain,
  signedInSession,
  startSandbox,
  telegramFor,
} from './telegram-world.ts'

let sandbox: TelegramSandbox
let telegram: Telegram
beforeAll(async () => {
  sandbox = await startSandbox()
  telegram = telegramFor(sandbox)
})
afterAll(() => sandbox.close())

const codeFor = ({ phone }: { phone: string }) => sandbox.loginCode(phone) ?? ''
const wrongCodeFor = (account: { phone: string }) => (codeFor(account) === '11111' ? '22222' : '11111')

describe('signing in with a code', () => {
  test('gives a session that connects, and says who signed in', async () => {
    const pending = await telegram.requestCode(plain.phone)
    const result = await telegram.signIn(pending, codeFor(plain))
    expect((result as SignedIn).session).toBe(pending.session)
    expect(result).toMatchObject({ state: 'signed-in', user: { id: '1', firstName: 'Paula', phone: plain.phone } })

    const connection = await telegram.connect((result as SignedIn).session, { floodWait: 'fail' })
    expect(connection.self).toEqual({
      id: '1',
      firstName: 'Paula',
      lastName: 'Plain',
      username: 'paula',
      phone: plain.phone,
    })
    expect(connection.session()).toBe((result as SignedIn).session)
    await connection.close()
  })

  test('moves to the data centre that holds the account and keeps that in the session', async () => {
    const before = sandbox.calls()['auth.sendCode'] ?? 0
    const session = await signedInSession(sandbox, distant)
    expect((sandbox.calls()['auth.sendCode'] ?? 0) - before).toBe(2)
    const configsBefore = sandbox.calls()['help.getConfig'] ?? 0
    const connection = await telegram.connect(session, { floodWait: 'fail' })
    expect(connection.self.id).toBe('3')
    expect(sandbox.calls()['help.getConfig']).toBe(configsBefore + 1)
    await connection.close()
  })

  test('a wrong code is refused, the right one still works afterwards, and then it is used up', async () => {
    const pending = await telegram.requestCode(plain.phone)
    await expect(telegram.signIn(pending, wrongCodeFor(plain))).rejects.toMatchObject({ kind: 'telegram-code-invalid' })
    await expect(telegram.signIn(pending, '')).rejects.toMatchObject({ kind: 'telegram-code-invalid' })
    expect(await telegram.signIn(pending, codeFor(plain))).toMatchObject({ state: 'signed-in' })
    await expect(telegram.signIn(pending, codeFor(plain))).rejects.toMatchObject({ kind: 'telegram-code-expired' })
  })

  test.each([
    ['a number without an account', nobody.phone, 'telegram-sign-up-needed'],
    ['a banned number', banned.phone, 'telegram-phone-banned'],
    ['what is no number', 'not a number', 'telegram-phone-invalid'],
  ])('%s is refused by its kind', async (_, phone, kind) => {
    const attempt = async () => telegram.signIn(await telegram.requestCode(phone), sandbox.loginCode(phone) ?? '')
    await expect(attempt()).rejects.toMatchObject({ kind })
  })

  test('a refusal to send a code is not answered with another request', async () => {
    const before = sandbox.calls()['auth.sendCode'] ?? 0
    sandbox.faults.fail('auth.sendCode', { code: 400, message: 'PHONE_NUMBER_FLOOD' })
    await expect(telegram.requestCode(plain.phone)).rejects.toMatchObject({ kind: 'telegram-flood-wait' })
    expect(sandbox.calls()['auth.sendCode']).toBe(before + 1)
  })

  test('a sign-in whose key Telegram forgot has expired', async () => {
    const pending = await telegram.requestCode(plain.phone)
    sandbox.faults.forgetKeys()
    await expect(telegram.signIn(pending, codeFor(plain))).rejects.toMatchObject({ kind: 'telegram-code-expired' })
  })

  test('a code is not asked for twice when the answer got lost', async () => {
    const before = sandbox.calls()['auth.sendCode'] ?? 0
    sandbox.faults.drop('auth.sendCode')
    await expect(telegram.requestCode(plain.phone)).rejects.toMatchObject({ kind: 'telegram-unreachable' })
    expect(sandbox.calls()['auth.sendCode']).toBe(before + 1)
  })

  test('an unreadable pending sign-in has expired', async () => {
    const pending: PendingSignIn = { phone: plain.phone, phoneCodeHash: 'hash', session: 'no session' }
    await expect(telegram.signIn(pending, '12345')).rejects.toMatchObject({ kind: 'telegram-code-expired' })
  })
})

describe('two-step verification', () => {
  const needsPassword = async (): Promise<PendingPassword> => {
    const result = await telegram.signIn(await telegram.requestCode(guarded.phone), codeFor(guarded))
    if (result.state !== 'needs-2fa') throw new Error('no password was asked for')
    return result.pending
  }

  test('a wrong password is refused, and the right one still works afterwards', async () => {
    const pending = await needsPassword()
    for (const password of ['wrong', ''])
      await expect(telegram.checkPassword(pending, password)).rejects.toMatchObject({
        kind: 'telegram-password-invalid',
      })
    const { session, user } = await telegram.checkPassword(pending, guarded.password)
    expect(user.id).toBe('2')
    const connection = await telegram.connect(session, { floodWait: 'fail' })
    expect(connection.self.firstName).toBe('Gero')
    await connection.close()
  })

  test('a session that still owes the password is not signed in', async () => {
    const { session } = await needsPassword()
    await expect(telegram.connect(session, { floodWait: 'fail' })).rejects.toMatchObject({
      kind: 'telegram-session-lost',
    })
  })
})

describe('signing out', () => {
  test('ends the session at Telegram', async () => {
    const session = await signedInSession(sandbox)
    const sessions = sandbox.sessions(plain.id)
    expect(await telegram.logOut(session)).toBe(true)
    expect(sandbox.sessions(plain.id)).toBe(sessions - 1)
    await expect(telegram.connect(session, { floodWait: 'fail' })).rejects.toMatchObject({
      kind: 'telegram-session-lost',
    })
  })

  test('counts a session that is already dead as signed out', async () => {
    const session = await signedInSession(sandbox)
    await telegram.logOut(session)
    expect(await telegram.logOut(session)).toBe(true)
    expect(await telegram.logOut('unreadable')).toBe(true)
  })

  test('is false, never an error, when Telegram does not confirm in time', async () => {
    const session = await signedInSession(sandbox)
    sandbox.faults.hang('auth.logOut')
    const hurried = telegramFor(sandbox, { logOutTimeoutMs: 300 })
    expect(await hurried.logOut(session)).toBe(false)
    sandbox.faults.fail('auth.logOut', { code: 500, message: 'INTERNAL' })
    expect(await telegram.logOut(session)).toBe(false)
  })
})
