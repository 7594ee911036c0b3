import mongoose from 'mongoose'
import { AppError } from '../../core/errors.ts'
import { errorCode } from './error-code.ts'

/** The uri without its password, fit to be printed. */
export const withoutPassword = (uri: string): string => uri.replace(/^([a-z+]+:\/\/[^:@/]*):.*@/i, '$1:***@')

const reason = (error: unknown) => {
  if (errorCode(error) === 18) return 'it refuses the user name or the password'
  if (!(error instanceof Error)) return 'it failed'
  if (error.name === 'MongoParseError' || error.message.startsWith('Unable to parse'))
    return 'it is not a valid address'
  return error.message.replaceAll(/\/\/[^\s@]*@/g, '//***@')
}

/** Resolves if a MongoDB answers there within `limitMs`; else throws an AppError that names MONGODB_URI, without its password. */
export const checkReachable = async (uri: string, limitMs = 8_000): Promise<void> => {
  let client: mongoose.mongo.MongoClient | undefined
  try {
    client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: limitMs, connectTimeoutMS: limitMs })
    await client.db('admin').command({ ping: 1 })
  } catch (error) {
    throw new AppError(
      'invalid-input',
      `MONGODB_URI: no MongoDB can be used at ${withoutPassword(uri)}: ${reason(error)}. ` +
        'Check that address, or unset MONGODB_URI to use the embedded database.',
      { cause: error },
    )
  } finally {
    await client?.close()
  }
}
