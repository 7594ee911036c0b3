import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Keys } from './config.ts'

/**
 * Encryption keys for a process that was given none: made once and kept in the data folder, readable by its owner alone.
 * Not for production, where the operator keeps the keys apart from the data.
 */
export const ownKeys = (dataDir: string) => {
  const file = join(dataDir, 'encryption-keys')
  mkdirSync(dataDir, { recursive: true })
  if (!existsSync(file)) writeFileSync(file, `k1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  return Keys.parse(readFileSync(file, 'utf8').trim())
}
