import { describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { useDatabase } from '../../setup/database.ts'

const database = useDatabase()

const Thing = mongoose.model('Thing', new mongoose.Schema({ name: { type: String, unique: true } }))

describe('the connection of the models', () => {
  test('goes to the database of this file', () => {
    expect(mongoose.connection.name).toBe(database.name)
  })

  test('runs transactions', async () => {
    await Thing.createIndexes()
    const session = await mongoose.startSession()
    await expect(
      session.withTransaction(async () => {
        await Thing.create([{ name: 'rolled back' }], { session })
        throw new Error('on purpose')
      }),
    ).rejects.toThrow('on purpose')
    await session.withTransaction(() => Thing.create([{ name: 'kept' }], { session }))
    await session.endSession()
    expect(await Thing.find().distinct('name')).toEqual(['kept'])
  })

  test('delivers change streams', async () => {
    const stream = Thing.collection.watch()
    const next = stream.next()
    // The first answer comes only with a change after the stream has opened.
    const writing = setInterval(() => void Thing.create({ name: crypto.randomUUID() }), 50)
    expect(await next).toMatchObject({ operationType: 'insert' })
    clearInterval(writing)
    await stream.close()
  })

  test('makes indexes only when asked to', async () => {
    const Other = mongoose.model('Other', new mongoose.Schema({ key: { type: String, index: true } }))
    await Other.create({ key: 'a' })
    const names = async () => (await Other.collection.indexes()).map((index) => index.name)
    expect(await names()).toEqual(['_id_'])
    await Other.createIndexes()
    expect(await names()).toEqual(['_id_', 'key_1'])
  })

  test('refuses a filter on a field that the model does not have', async () => {
    await expect(Thing.findOne(Object.fromEntries([['nmae', 'x']]))).rejects.toThrow(/nmae/)
  })

  test('empties its collections and keeps the indexes', async () => {
    await Thing.create({ name: 'again' })
    await database.empty()
    expect(await Thing.countDocuments()).toBe(0)
    await Thing.create({ name: 'again' })
    await expect(Thing.create({ name: 'again' })).rejects.toThrow(/duplicate key/)
  })
})
