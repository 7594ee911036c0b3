import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type TelegramClient } from 'telegram'
import { Api } from 'telegram/tl/index.js'
import { startTelegramSandbox, type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { api, gramjsClient } from './gramjs-client.ts'
import { signInWithCode } from './signed-in.ts'
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

const connected = async (dc: number) => {
  const client = gramjsClient(sandbox, { dc })
  clients.push(client)
  await client.connect()
  return client
}
const exportToken = (client: TelegramClient) => client.invoke(new Api.auth.ExportLoginToken({ ...api, exceptIds: [] }))
const tokenOf = async (client: TelegramClient) => {
  const exported = await exportToken(client)
  if (!(exported instanceof Api.auth.LoginToken)) throw new Error(exported.className)
  return exported.token
}

test('a token signs in once a phone of the account has accepted it', async () => {
  const client = await connected(2)
  const token = await tokenOf(client)
  expect(await tokenOf(client)).toEqual(token)
  expect(sandbox.acceptLoginToken(token.toString('base64url'), me.id)).toBe(true)
  expect(sandbox.acceptLoginToken(token, me.id)).toBe(false)
  const success = await exportToken(client)
  expect(success).toMatchObject({ authorization: { user: { firstName: 'Mia' } } })
  expect(sandbox.sessions(me.id)).toBe(1)
})

test('the waiting client is told at once that its token was accepted', async () => {
  const client = await connected(2)
  const token = await tokenOf(client)
  const told = new Promise<string>((resolve) => {
    client.addEventHandler((update: { className?: string }) => {
      if (update.className === 'UpdateLoginToken') resolve(update.className)
    })
  })
  sandbox.acceptLoginToken(token, me.id)
  expect(await told).toBe('UpdateLoginToken')
})

test('another session of the account can accept a token over MTProto', async () => {
  const phone = await connected(2)
  await signInWithCode(phone, sandbox, me.phone)
  const client = await connected(2)
  await phone.invoke(new Api.auth.AcceptLoginToken({ token: await tokenOf(client) }))
  expect((await exportToken(client)).className).toBe('auth.LoginTokenSuccess')
  expect(sandbox.sessions(me.id)).toBe(2)
})

test('a token of an account at another DC is imported there', async () => {
  const client = await connected(2)
  sandbox.acceptLoginToken(await tokenOf(client), faraway.id)
  const moved = await exportToken(client)
  if (!(moved instanceof Api.auth.LoginTokenMigrateTo)) throw new Error(moved.className)
  expect(moved.dcId).toBe(faraway.dc)
  const there = await connected(faraway.dc)
  const success = await there.invoke(new Api.auth.ImportLoginToken({ token: moved.token }))
  expect(success).toMatchObject({ authorization: { user: { firstName: 'Fay' } } })
})

test('an account with a cloud password still has to give it', async () => {
  const client = await connected(2)
  sandbox.acceptLoginToken(await tokenOf(client), careful.id)
  await expect(exportToken(client)).rejects.toMatchObject({ errorMessage: 'SESSION_PASSWORD_NEEDED' })
  expect(sandbox.sessions(careful.id)).toBe(0)
})

test('a sign-in is taken along to another DC once', async () => {
  const client = await connected(2)
  await signInWithCode(client, sandbox, me.phone)
  const { id, bytes } = await client.invoke(new Api.auth.ExportAuthorization({ dcId: 3 }))
  const there = await connected(3)
  await there.invoke(new Api.auth.ImportAuthorization({ id, bytes }))
  expect(sandbox.sessions(me.id)).toBe(2)
  await expect(there.invoke(new Api.auth.ImportAuthorization({ id, bytes }))).rejects.toMatchObject({
    errorMessage: 'AUTH_BYTES_INVALID',
  })
})
