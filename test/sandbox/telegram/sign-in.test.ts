import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type TelegramClient } from 'telegram'
import { computeCheck } from 'telegram/Password.js'
import { Api } from 'telegram/tl/index.js'
import { startTelegramSandbox, type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { api, gramjsClient, saveSession } from './gramjs-client.ts'
import { careful, faraway, me, worldWith } from './worlds.ts'

let sandbox: TelegramSandbox
let clients: TelegramClient[]

beforeEach(async () => {
  clients = []
  sandbox = await startTelegramSandbox({ world: worldWith([]) })
})
afterEach(async () => {
  for (const client of clients) await client.destroy()
  await sandbox.close()
})

const connected = async (options: Parameters<typeof gramjsClient>[1] = {}) => {
  const client = gramjsClient(sandbox, options)
  clients.push(client)
  expect(await client.connect()).toBe(true)
  return client
}

const sendCode = (client: TelegramClient, phone: string) =>
  client.invoke(new Api.auth.SendCode({ phoneNumber: phone, ...api, settings: new Api.CodeSettings({}) }))

const signIn = async (client: TelegramClient, phone: string, phoneCode = sandbox.loginCode(phone) ?? '', hash = '') =>
  client.invoke(new Api.auth.SignIn({ phoneNumber: phone, phoneCodeHash: hash, phoneCode }))

const hashOf = (sent: Api.auth.TypeSentCode): string =>
  sent instanceof Api.auth.SentCode ? sent.phoneCodeHash : 'none'

const wrong = (code: string | null) => (code === '12345' ? '54321' : '12345')

describe('signing in by code', () => {
  test('the right code signs in, and the stored session still works in a new client', async () => {
    const client = await connected()
    const hash = hashOf(await sendCode(client, me.phone))
    expect(sandbox.loginCode(me.phone)).toMatch(/^\d{5}$/)
    await signIn(client, me.phone, undefined, hash)
    expect(sandbox.sessions(me.id)).toBe(1)
    const again = await connected({ session: saveSession(client) })
    expect((await again.getMe()).phone).toBe(me.phone.slice(1))
  })

  test('a wrong code is refused, five void the right one', async () => {
    const client = await connected()
    const hash = hashOf(await sendCode(client, me.phone))
    const code = sandbox.loginCode(me.phone)
    for (let i = 0; i < 5; i++)
      await expect(signIn(client, me.phone, wrong(code), hash)).rejects.toMatchObject({
        errorMessage: 'PHONE_CODE_INVALID',
      })
    await expect(signIn(client, me.phone, undefined, hash)).rejects.toMatchObject({
      errorMessage: 'PHONE_CODE_EXPIRED',
    })
    expect(sandbox.sessions(me.id)).toBe(0)
  })

  test('a code works only under the auth key that asked for it', async () => {
    const asking = await connected()
    const hash = hashOf(await sendCode(asking, me.phone))
    const other = await connected()
    await expect(signIn(other, me.phone, undefined, hash)).rejects.toMatchObject({ errorMessage: 'PHONE_CODE_EXPIRED' })
    await signIn(asking, me.phone, undefined, hash)
  })

  test('a banned number, a malformed one and one without an account each get their answer', async () => {
    const client = await connected()
    await expect(sendCode(client, '+4915110000666')).rejects.toMatchObject({ errorMessage: 'PHONE_NUMBER_BANNED' })
    await expect(sendCode(client, 'my phone')).rejects.toMatchObject({ errorMessage: 'PHONE_NUMBER_INVALID' })
    const unknown = '+4915119999999'
    const hash = hashOf(await sendCode(client, unknown))
    expect(await signIn(client, unknown, undefined, hash)).toBeInstanceOf(Api.auth.AuthorizationSignUpRequired)
  })

  test('an account at another DC moves the client there', async () => {
    const client = await connected({ dc: 1 })
    const hash = hashOf(await sendCode(client, faraway.phone))
    expect(client.session.dcId).toBe(faraway.dc)
    await signIn(client, faraway.phone, undefined, hash)
    const again = await connected({ session: saveSession(client) })
    expect((await again.getMe()).firstName).toBe('Fay')
  })

  test('nothing of an account is told before sign-in and after log-out', async () => {
    const client = await connected()
    const dialogs = () =>
      client.invoke(new Api.messages.GetDialogs({ offsetPeer: new Api.InputPeerEmpty(), limit: 10 }))
    await expect(dialogs()).rejects.toMatchObject({ code: 401, errorMessage: 'AUTH_KEY_UNREGISTERED' })
    const hash = hashOf(await sendCode(client, me.phone))
    await signIn(client, me.phone, undefined, hash)
    await client.invoke(new Api.auth.LogOut())
    expect(sandbox.sessions(me.id)).toBe(0)
  })
})

describe('two-step verification', () => {
  const askedForPassword = async () => {
    const client = await connected()
    const hash = hashOf(await sendCode(client, careful.phone))
    await expect(signIn(client, careful.phone, undefined, hash)).rejects.toMatchObject({
      errorMessage: 'SESSION_PASSWORD_NEEDED',
    })
    expect(sandbox.sessions(careful.id)).toBe(0)
    return client
  }
  const check = async (client: TelegramClient, password: string) => {
    const asked = await client.invoke(new Api.account.GetPassword())
    return client.invoke(new Api.auth.CheckPassword({ password: await computeCheck(asked, password) }))
  }

  test('the right password signs in after a wrong one was refused', async () => {
    const client = await askedForPassword()
    await expect(check(client, 'wrong horse')).rejects.toMatchObject({ errorMessage: 'PASSWORD_HASH_INVALID' })
    expect(sandbox.sessions(careful.id)).toBe(0)
    await check(client, careful.password)
    expect(sandbox.sessions(careful.id)).toBe(1)
  })
})
