import { beforeEach, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { type Resident, useHouse } from '../../setup/house.ts'
import { lines, me, smallWorld } from '../../setup/small-world.ts'

const sarah = { id: 10, name: 'Sarah Chen', phone: '+14155550101', username: 'sarahchen' }
const tom = { id: 11, name: 'Tom Baker' }
const at = '2026-03-20T09:00:00Z'
const house = useHouse({
  world: smallWorld([
    { person: sarah, messages: lines([10, at, 'Can you send me the data room link before Friday?']) },
    { person: tom, messages: lines([11, at, 'We should look at the pilot contract on Monday.']) },
  ]),
  contacts: [{ firstname: 'Sarah', lastname: 'Chen', phone: '(415) 555-0101' }],
})
let resident: Resident
beforeEach(async () => {
  for (const collection of (await mongoose.connection.db?.collections()) ?? [])
    if (collection.collectionName !== 'jobs') await collection.deleteMany({})
  house.telegram().faults.clear()
  resident = await house.moveIn()
  await house.signIn(resident, me.phone)
  await house.connectHubspot(resident)
  house.telegram().resetCalls()
})
const calls = () => house.telegram().calls()
const accounts = () => mongoose.connection.collection('telegramaccounts')
const write = (from: number, text: string) =>
  house.telegram().addMessage(1, { user: from }, { from, date: new Date().toISOString(), text })

test('a run lists the dialogs and reads history, and nothing else: no receipts, no status, no updates', async () => {
  expect(await house.sync(resident)).toMatchObject({ state: 'completed' })
  expect(calls()).toEqual({
    'help.getConfig': 1,
    'users.getUsers': 1,
    'messages.getDialogs': 1,
    'messages.getHistory': 2,
  })
})

test('history is read only where the newest message is past the cursor', async () => {
  await house.sync(resident)
  house.telegram().resetCalls()
  await house.sync(resident)
  expect(calls()['messages.getHistory']).toBeUndefined()
  write(11, 'The contract is signed, see you on Monday.')
  await house.sync(resident)
  expect(calls()['messages.getHistory']).toBe(1)
})

test('under `matched` only the chats of contacts are read, from the first run on', async () => {
  const [account] = await house.context().telegramAccounts.all(resident.userId)
  await house
    .context()
    .telegramAccounts.setNewChats(resident.userId, account?._id ?? '', { newChats: 'matched', folder: null })
  expect(await house.sync(resident)).toMatchObject({ state: 'completed', result: { dialogsProcessed: 1, errors: [] } })
  expect(calls()['messages.getHistory']).toBe(1)
  const rows = await mongoose.connection.collection('dialogs').find().toArray()
  expect(rows.map(({ peerName, tracked }) => [peerName as string, tracked as boolean]).sort()).toEqual([
    ['Sarah Chen', true],
    ['Tom Baker', false],
  ])
})

test('a chat that was turned off is not read', async () => {
  await house.sync(resident)
  const row = await mongoose.connection.collection<{ _id: string }>('dialogs').findOne({ peerName: 'Tom Baker' })
  await house.call('PATCH', `/api/telegram/dialogs/${row?._id}`, { token: resident.token, body: { tracked: false } })
  write(11, 'Are you still there?')
  house.telegram().resetCalls()
  await house.sync(resident)
  expect(calls()['messages.getHistory']).toBeUndefined()
})

test('a long flood wait ends the run, which says until when; the next runs ask nothing before, and then go on', async () => {
  house.telegram().faults.floodWait('messages.getHistory', 300)
  const run = await house.sync(resident)
  expect(JSON.stringify([run.error, run.result])).toMatch(/until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/)
  house.telegram().resetCalls()
  await house.sync(resident)
  expect(calls()).toEqual({})
  await accounts().updateMany({}, { $set: { floodUntil: new Date() } })
  expect(await house.sync(resident)).toMatchObject({ state: 'completed', result: { errors: [] } })
})

test('a short one is slept through, remembered, and obeyed to the second', async () => {
  house.telegram().faults.floodWait('messages.getHistory', 2)
  const startedAt = performance.now()
  expect(await house.sync(resident)).toMatchObject({ state: 'completed', result: { dialogsProcessed: 2, errors: [] } })
  expect(performance.now() - startedAt).toBeGreaterThan(2_000)
  expect(calls()['messages.getHistory']).toBe(3)
  const [account] = await accounts().find().toArray()
  expect(account?.floodUntil).toBeInstanceOf(Date)
})

test('a run that starts during a short wait, as after a restart, waits for its end before it connects', async () => {
  const until = new Date(Date.now() + 2_500)
  await accounts().updateMany({}, { $set: { floodUntil: until } })
  const running = house.sync(resident)
  while (Date.now() < until.getTime() - 200) {
    expect(calls()).toEqual({})
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(await running).toMatchObject({ state: 'completed' })
  expect(calls()['messages.getDialogs']).toBe(1)
})
