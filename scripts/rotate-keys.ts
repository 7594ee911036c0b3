import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readSettings } from '../core/config.ts'
import { createVault } from '../core/crypto.ts'
import { AppError } from '../core/errors.ts'
import { ask, say } from '../core/process.ts'
import { connectMongoose } from '../integrations/mongo/connect.ts'
import { withDatabase } from '../integrations/mongo/database-name.ts'
import { openDatabase } from '../integrations/mongo/open-database.ts'
import { rotateKeys } from '../services/secrets/rotate-keys.ts'

const needsNewKey = `There is no new key to rotate to. Put one in front of the one in use:
  ENCRYPTION_KEYS=k2:$(openssl rand -base64 32),k1:<the key in use>
Restart every process with it first: all of them must be able to open what is sealed under the new key.`

/** Seals every secret anew under the first of ENCRYPTION_KEYS. Resolves to the exit code. */
const rotate = async (): Promise<number> => {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { env, mode, production } = readSettings(process.env)
  const keys = env.ENCRYPTION_KEYS
  if (!keys || keys.length < 2) throw new AppError('invalid-input', needsNewKey)
  const [{ kid }, ...others] = keys

  await using open = new AsyncDisposableStack()
  const dataDir = resolve(import.meta.dirname, '..', env.DATA_DIR)
  const database = await openDatabase({ uri: env.MONGODB_URI ?? null, dataDir, allowWine: !production, say, ask })
  open.defer(() => database.stop())
  const uri = withDatabase(database.uri, mode === 'sandbox' ? { always: 'conduits_sandbox' } : { ifNone: 'conduits' })
  const mongoose = await connectMongoose(uri, { appName: 'conduits-rotate-keys' })
  open.defer(() => mongoose.disconnect())

  const rotated = await rotateKeys(createVault(keys))
  for (const { field, resealed, unreadable } of rotated)
    say(`${field}: ${resealed} sealed anew under ${kid}${unreadable > 0 ? `, ${unreadable} could not be opened` : ''}`)
  const unreadable = rotated.reduce((sum, row) => sum + row.unreadable, 0)
  if (unreadable > 0) {
    say(
      `Keep the old keys: ${unreadable} secrets open with none of those given. Whoever they belong to must connect again.`,
    )
    return 1
  }
  say(`Everything is under ${kid}. Take ${others.map((key) => key.kid).join(', ')} out of ENCRYPTION_KEYS and restart.`)
  return 0
}

try {
  process.exitCode = await rotate()
} catch (error) {
  console.error(error instanceof AppError ? error.message : error)
  process.exitCode = 1
}
