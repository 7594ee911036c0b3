// A Conduits that opens its database, writes a document and is killed. Arguments: data folder, a word to write.
import { connectMongoose } from '../../../integrations/mongo/connect.ts'
import { openDatabase } from '../../../integrations/mongo/open-database.ts'
import mongoose from 'mongoose'

const [dataDir = '', word] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)
try {
  const { uri } = await openDatabase({ uri: null, dataDir, allowWine: true, say })
  await connectMongoose(uri, { appName: 'conduits-test', dbName: 'kept' })
  await mongoose.connection.collection('words').insertOne({ word }, { writeConcern: { w: 'majority' } })
  process.kill(process.pid, 'SIGKILL')
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
