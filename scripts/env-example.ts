import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Environment } from '../core/config.ts'

const header = `# Every variable that Conduits reads. Copy this file to .env and fill in what you need.
# With none of TELEGRAM_API_ID, TELEGRAM_API_HASH, HUBSPOT_CLIENT_ID and HUBSPOT_CLIENT_SECRET set, it starts in its sandbox.
`

/** The text of .env.example: one commented line per variable, with its meaning and its default. */
export const envExample = (): string => {
  const lines = Object.entries(Environment.shape).map(([name, schema]) => {
    const unset = z.union([z.string(), z.number()]).safeParse(schema.safeParse(undefined).data)
    const value = unset.success ? String(unset.data) : name === 'ROLES' ? 'api,bot,jobs' : ''
    return `\n# ${z.string().parse(schema.description)}\n# ${name}=${value}\n`
  })
  return header + lines.join('')
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../.env.example'), envExample())
