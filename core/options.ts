import { parseArgs } from 'node:util'
import { AppError } from './errors.ts'

export type Options = {
  /** End after the first sync. */
  once: boolean
  /** A Telegram Desktop export to use instead of the demo chats. */
  exportFile: string | null
  help: boolean
}

export const usage = `Usage: npm start -- [options]

  --once            sandbox: end after the first sync (exit code 0, or 1 if it failed)
  --export <file>   sandbox: use your own chats from a Telegram Desktop export (result.json)
  --help            this text

Without credentials in the environment Conduits starts in its sandbox; .env.example lists every variable.`

/** Reads the command line. Throws an AppError that names what is wrong. */
export const readOptions = (args: string[]): Options => {
  try {
    const { values } = parseArgs({
      args,
      options: { once: { type: 'boolean' }, export: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
    return { once: values.once ?? false, exportFile: values.export ?? null, help: values.help ?? false }
  } catch (error) {
    const [what = ''] = error instanceof Error ? error.message.split('. ') : []
    throw new AppError('invalid-input', `${what}. Run "npm start -- --help" for what there is.`)
  }
}
