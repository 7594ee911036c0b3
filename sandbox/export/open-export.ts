import { access, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import { AppError } from '../../core/errors.ts'

const GiB = 1024 ** 3
const HOW = 'In Telegram Desktop: Settings > Advanced > Export Telegram data, format "Machine-readable JSON"'

const refuse = (message: string, cause?: unknown) => new AppError('invalid-input', message, { cause })
const isThere = (path: string) => access(path).then(() => true, () => false) // prettier-ignore

const locate = async (path: string): Promise<{ file: string; bytes: number }> => {
  const info = await stat(path).catch((cause: unknown) => {
    throw refuse(`There is no readable file ${path}. ${HOW}; then give the path of its result.json.`, cause)
  })
  if (info.isFile()) return { file: path, bytes: info.size }
  if (!info.isDirectory()) throw refuse(`${path} is no ordinary file. ${HOW}; then give the path of its result.json.`)
  const inside = join(path, 'result.json')
  if (await isThere(inside)) return locate(inside)
  if (await isThere(join(path, 'messages.html'))) throw htmlExport(path)
  throw refuse(`The folder ${path} holds no result.json. ${HOW}, then give that folder.`)
}

const htmlExport = (path: string) => refuse(`${path} is an export as HTML, which cannot be read. Export again: ${HOW}.`)

/** Measured: the heap grows to about three times the file, and running out of it cannot be caught. */
const refuseTooLarge = (file: string, bytes: number) => {
  if (bytes > GiB) {
    throw new AppError('too-large', `${file} is larger than 1 GiB. Export fewer chats, or a shorter period.`)
  }
  const neededMiB = Math.ceil((bytes * 4) / 1024 ** 2)
  if (neededMiB * 1024 ** 2 > getHeapStatistics().heap_size_limit) {
    const way = `Run it with NODE_OPTIONS=--max-old-space-size=${neededMiB}, or export fewer chats.`
    throw new AppError('too-large', `${file} is too large for the memory that Node may use here. ${way}`)
  }
}

/**
 * Telegram Desktop writes control characters as \x0B (its issue 27571) and has written custom emoji files without
 * quotes (issue 24961); neither is JSON.
 */
const repaired = (text: string) =>
  text
    .replace(/(?<!\\)((?:\\\\)*)\\x([01][0-9A-Fa-f])/g, '$1\\u00$2')
    .replace(/^([ \t]*"document_id": )(?!["\d-])[^\n]*?(,?)$/gm, '$1null$2')

// A string of Node holds 512 Mi characters.
const decode = (file: string, buffer: Buffer) => {
  try {
    return buffer.toString('utf8').replace(/^\uFEFF/, '')
  } catch (cause) {
    const message = `${file} is too large to be read at once. Export fewer chats, or a shorter period.`
    throw new AppError('too-large', message, { cause })
  }
}

/** The parser stumbles at the very end, or the text stops in the middle of an object. */
const isCutOff = (text: string, cause: unknown) => {
  const position = /at position (\d+)/.exec(String(cause))?.[1]
  return /^\s*(\{|$)/.test(text) && (!/\}\s*$/.test(text.slice(-100)) || Number(position ?? Infinity) >= text.length)
}

const parse = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    const second = repaired(text)
    try {
      return JSON.parse(second)
    } catch (cause) {
      throw refuse(
        isCutOff(second, cause)
          ? `${file} is cut off in the middle. Export again and wait until Telegram Desktop says that it is done.`
          : `${file} is not JSON. ${HOW}, then give its result.json.`,
        cause,
      )
    }
  }
}

/**
 * The JSON of a Telegram Desktop export: `path` is its result.json or the folder that holds it. Throws AppError
 * `invalid-input` (missing, HTML, not JSON, cut off) or `too-large`, each saying what to do.
 */
export const openExport = async (path: string): Promise<unknown> => {
  const { file, bytes } = await locate(path)
  refuseTooLarge(file, bytes)
  const buffer = await readFile(file).catch((cause: unknown) => {
    throw refuse(`${file} cannot be read. Check that it is a file that you may read.`, cause)
  })
  if (/^\s*</.test(buffer.toString('utf8', 0, 200))) throw htmlExport(file)
  return parse(file, decode(file, buffer))
}
