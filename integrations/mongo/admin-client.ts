import mongoose from 'mongoose'

/** Runs `work` on the admin database (or another) of the mongod at that port of this machine; gives up finding it after `limitMs`. */
export const withAdmin = async <T>(
  port: number,
  limitMs: number,
  work: (database: mongoose.mongo.Db) => Promise<T>,
  name = 'admin',
): Promise<T> => {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: limitMs,
    maxPoolSize: 1,
  })
  try {
    return await work(client.db(name))
  } finally {
    await client.close()
  }
}
