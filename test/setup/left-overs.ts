import mongoose from 'mongoose'

/** What every test database is called first. */
export const prefix = 'conduits_test_'

/** Drops the databases that killed runs left behind on our own server. */
export const dropLeftOvers = async (uri: string): Promise<void> => {
  const client = new mongoose.mongo.MongoClient(uri)
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
    for (const { name } of databases) if (name.startsWith(prefix)) await client.db(name).dropDatabase()
  } finally {
    await client.close()
  }
}
