import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { World } from './telegram/world.ts'

/** What the stand-ins remember between starts; each parses its own part. */
export const KeptState = z.object({
  /** Which world this is about: the demo, or one export. */
  subject: z.string(),
  userId: z.string().nullable(),
  world: World,
  telegram: z.object({
    privateKeyPem: z.string(),
    authKeys: z.array(
      z.object({
        key: z.base64(),
        salt: z.base64(),
        dc: z.int(),
        userId: z.int().nullable(),
        passwordFor: z.int().nullable(),
        lost: z
          .enum(['SESSION_REVOKED', 'USER_DEACTIVATED', 'AUTH_KEY_DUPLICATED', 'AUTH_KEY_UNREGISTERED'])
          .nullable(),
        isInited: z.boolean(),
      }),
    ),
  }),
  hubspot: z.base64(),
  bot: z.string(),
})
export type KeptState = z.infer<typeof KeptState>

/** A file that holds the sandbox's state. Written whole under another name and renamed: it is never half there. */
export const createKeptState = (file: string) => {
  let written = ''
  return {
    /** Null before the first start. Throws if the file is not ours any more. */
    read(): KeptState | null {
      if (!existsSync(file)) return null
      const parsed = KeptState.safeParse(JSON.parse(readFileSync(file, 'utf8')))
      if (!parsed.success)
        throw new Error(`${file} does not fit this version. Delete the folder .data to start afresh.`)
      return parsed.data
    },
    write(state: KeptState): void {
      const text = JSON.stringify(state)
      if (text === written) return
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(`${file}.new`, text, { mode: 0o600 })
      renameSync(`${file}.new`, file)
      written = text
    },
  }
}
