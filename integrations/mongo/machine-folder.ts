import { chmodSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

export const isRoot = () => process.getuid?.() === 0

/** Where what all checkouts on this machine share is kept: the database program, and Wine's files. */
export const machineFolder = () => (isRoot() ? '/var/lib/conduits' : join(homedir(), '.cache', 'conduits'))

/** Makes a folder in there that the account which runs the database can pass, whatever our umask is. */
export const makeMachineFolder = (...parts: string[]): string => {
  const folder = join(machineFolder(), ...parts)
  for (const path of [machineFolder(), folder]) {
    mkdirSync(path, { recursive: true })
    chmodSync(path, 0o755)
  }
  return folder
}
