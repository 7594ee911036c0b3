import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll } from '@jest/globals'
import mongoose from 'mongoose'
import { connectMongoose, type MongooseConnection } from '../../integrations/mongo/connect.ts'
import { prefix } from './left-overs.ts'

/** The first start on a machine may have to fetch and install the database. */
const firstStartMs = 900_000

const serverUri = async () => {
  const url = process.env.CONDUITS_TEST_DATABASE
  if (!url) throw new Error('Run the tests through jest with its global set-up.')
  const response = await fetch(url)
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}

export type TestDatabase = {
  name: string
  /** Its address, the database's name included; known inside tests and hooks. */
  uri: () => string
  /** Deletes every document and keeps the indexes. */
  empty: () => Promise<void>
}

/** Connects mongoose to a fresh database of this test file, and drops it at the end. Call it once, at the top level. */
export const useDatabase = (): TestDatabase => {
  const name = `${prefix}${process.env.JEST_WORKER_ID ?? '0'}_${randomBytes(6).toString('hex')}`
  let uri: string | undefined
  let connection: MongooseConnection | undefined

  beforeAll(async () => {
    const address = new URL(await serverUri())
    address.pathname = `/${name}`
    uri = address.href
    connection = await connectMongoose(uri, { appName: 'conduits-test' })
  }, firstStartMs)

  afterAll(async () => {
    if (connection) await mongoose.connection.dropDatabase()
    await connection?.disconnect()
  })

  return {
    name,
    uri: () => {
      if (!uri) throw new Error('The database is known inside tests and hooks only.')
      return uri
    },
    empty: async () => {
      for (const collection of (await mongoose.connection.db?.collections()) ?? []) await collection.deleteMany({})
    },
  }
}
