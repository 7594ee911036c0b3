import mongoose from 'mongoose'

export type MongooseConnection = {
  disconnect: () => Promise<void>
  ping: () => Promise<boolean>
  /** Drops the database it is connected to. */
  empty: () => Promise<void>
}

/**
 * Connects mongoose's default connection, on which all models rest. Throws the driver's error if no server answers in
 * 8 s. `dbName` wins over the database in the uri. `ping` answers within 2 s and never throws.
 */
export const connectMongoose = async (
  uri: string,
  { appName, dbName }: { appName: string; dbName?: string },
): Promise<MongooseConnection> => {
  // sanitizeFilter would wrap our own operators too; the doors let only parsed scalars through.
  mongoose.set('sanitizeFilter', false)
  mongoose.set('strictQuery', 'throw')
  await mongoose.connect(uri, {
    appName,
    ...(dbName && { dbName }),
    serverSelectionTimeoutMS: 8_000,
    connectTimeoutMS: 8_000,
    maxPoolSize: 20,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
  })
  return {
    disconnect: () => mongoose.disconnect(),
    empty: async () => void (await mongoose.connection.dropDatabase()),
    ping: async () => {
      const answer = mongoose.connection.db?.command({ ping: 1 }, { timeoutMS: 2_000 })
      return Boolean(await answer?.catch(() => null))
    },
  }
}
