import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { createVault, type EncryptionKey } from '../../../core/crypto.ts'
import { TelegramAccountModel } from '../../../models/telegram-account.ts'
import { TelegramLoginModel } from '../../../models/telegram-login.ts'
import { rotateKeys } from '../../../services/secrets/rotate-keys.ts'
import { guarded, people, plain } from '../../api/telegram/people.ts'
import { type Person, useTelegramHouse } from '../../setup/telegram-house.ts'

const house = useTelegramHouse({ world: people() })
const newKey: EncryptionKey = { kid: 'k2', key: randomBytes(32) }
const both = (): [EncryptionKey, EncryptionKey] => [newKey, house.keys[0]]
let me: Person
beforeEach(async () => {
  await house.database.empty()
  house.telegram().faults.forgetKeys()
  me = await house.moveIn()
  await house.signIn(me, plain.phone)
})

const sealed = async () => {
  const found: string[] = []
  for (const collection of (await mongoose.connection.db?.collections()) ?? [])
    found.push(...(JSON.stringify(await collection.find().toArray()).match(/v1\.k\d+\./g) ?? []))
  return found
}
const total = (rows: { resealed: number }[]) => rows.reduce((sum, { resealed }) => sum + resealed, 0)

test('everything is sealed under the new key, and processes with both keys go on meanwhile', async () => {
  const running = await house.startProcess(both())
  const { body } = await house.call('POST', '/api/telegram/connect', {
    token: me.token,
    body: { phone: guarded.phone },
  })
  const { authToken } = body
  const rotated = await rotateKeys(createVault(both()))
  expect(rotated.every(({ unreadable }) => unreadable === 0)).toBe(true)
  expect(total(rotated)).toBe(2)
  expect(new Set(await sealed())).toEqual(new Set(['v1.k2.']))

  // A sign-in that was under way and the session go on, in a process that was there before and in one without the old key.
  const code = house.telegram().loginCode(guarded.phone) ?? ''
  const step = await house.call('POST', '/api/telegram/verify', {
    token: me.token,
    body: { authToken, code },
    at: running,
  })
  expect(step.body).toEqual({ needs2FA: true })
  await running.stop()
  const later = await house.startProcess([newKey])
  expect((await house.call('GET', '/api/telegram/dialogs', { token: me.token, at: later })).body.dialogs).toHaveLength(
    1,
  )
  await later.stop()
  expect(total(await rotateKeys(createVault(both())))).toBe(0)
})

test('what somebody writes during the rotation is not overwritten, and is sealed anew on the next pass', async () => {
  const old = createVault(house.keys)
  const vault = createVault(both())
  const place = { collection: 'TelegramAccount', field: 'session', userId: me.userId }
  let isFirst = true
  const racing = {
    ...vault,
    open: (text: string, at: typeof place) => vault.open(text, at),
    seal: (plain: string, at: typeof place) => {
      if (isFirst)
        TelegramAccountModel.collection.updateOne({}, { $set: { session: old.seal('renewed', place) } }).catch(() => {})
      isFirst = false
      return vault.seal(plain, at)
    },
  }
  await rotateKeys(racing)
  const row = await TelegramAccountModel.findOne().lean()
  expect(row?.session).toMatch(/^v1\.k2\./)
  expect(vault.open(row?.session ?? '', place)).toBe('renewed')
})

test('cut off, it goes on where it stopped; a ciphertext that was moved is counted and left as it is', async () => {
  const vault = createVault(both())
  const login = { userId: me.userId, step: 'code' as const, digits: null, tries: 0, askAgainAt: null, accountId: null }
  const times = { createdAt: new Date(), expiresAt: new Date(Date.now() + 60_000) }
  const seal = (userId: string) =>
    createVault(house.keys).seal('{}', { collection: 'TelegramLogin', field: 'pending', userId })
  for (let i = 0; i < 30; i++)
    await TelegramLoginModel.create([{ _id: `login-${i}`, ...login, ...times, pending: seal(me.userId) }])
  await TelegramLoginModel.create([{ _id: 'moved', ...login, ...times, pending: seal('somebody else') }])

  let left = 10
  const dying = {
    ...vault,
    seal: (...args: Parameters<typeof vault.seal>) => {
      if (left-- === 0) throw new Error('killed')
      return vault.seal(...args)
    },
  }
  await expect(rotateKeys(dying)).rejects.toThrow('killed')
  const done = (await sealed()).filter((prefix) => prefix === 'v1.k2.').length
  expect(done).toBe(10)
  const rotated = await rotateKeys(vault)
  expect([total(rotated), rotated.find(({ field }) => field === 'TelegramLogin.pending')?.unreadable]).toEqual([
    31 - 10,
    1,
  ])
  expect((await TelegramLoginModel.findOne({ _id: 'moved' }).lean())?.pending).toMatch(/^v1\.k1\./)
})

const script = resolve(import.meta.dirname, '../../../scripts/rotate-keys.ts')
const run = async (encryptionKeys: EncryptionKey[]) => {
  const ENCRYPTION_KEYS = encryptionKeys.map(({ kid, key }) => `${kid}:${key.toString('base64')}`).join(',')
  const env = {
    PATH: process.env.PATH,
    MONGODB_URI: house.database.uri(),
    ENCRYPTION_KEYS,
    TELEGRAM_API_ID: '1',
    TELEGRAM_API_HASH: 'x',
    HUBSPOT_CLIENT_ID: 'x',
    HUBSPOT_CLIENT_SECRET: 'x',
    TELEGRAM_BOT_TOKEN: '7000000001:test-bot-token-of-no-use-elsewhere',
  }
  return promisify(execFile)(process.execPath, [script], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )
}

test('the command says what it did, and refuses without a new key', async () => {
  const refused = await run([house.keys[0]])
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('There is no new key')])
  expect(new Set(await sealed())).toEqual(new Set(['v1.k1.']))
  const done = await run(both())
  expect([done.code, done.stdout]).toEqual([
    0,
    expect.stringContaining('TelegramAccount.session: 1 sealed anew under k2'),
  ])
  expect(done.stdout).toContain('Take k1 out of ENCRYPTION_KEYS')
  expect(new Set(await sealed())).toEqual(new Set(['v1.k2.']))
  const blind = await run([
    { kid: 'k3', key: randomBytes(32) },
    { kid: 'k4', key: randomBytes(32) },
  ])
  expect([blind.code, blind.stdout]).toEqual([1, expect.stringContaining('Keep the old keys')])
})
