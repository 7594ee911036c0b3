import { badRequest } from '../bot-api-error.ts'
import { byteOffset } from './formatted.ts'
import { readReference } from './html-reference.ts'

export type Tag = { name: string; isEnd: boolean; argument: string; end: number }

const known = new Set([
  ...['a', 'b', 'strong', 'i', 'em', 's', 'strike', 'del', 'u', 'ins', 'tg-spoiler', 'tg-emoji', 'span'],
  ...['pre', 'code', 'blockquote'],
])
const isSpace = (character: string | undefined) => character !== undefined && /\s/.test(character)

/** What of a tag's attributes means anything. */
const argumentOf = (tag: string, name: string, value: string): string | null => {
  if (tag === 'a' && name === 'href') return value
  if (tag === 'code' && name === 'class' && value.startsWith('language-')) return value.slice(9)
  if (tag === 'span' && name === 'class' && value.startsWith('tg-')) return value.slice(3)
  if (tag === 'tg-emoji' && name === 'emoji-id') return value
  if (tag === 'blockquote' && name === 'expandable') return 'expandable'
  return null
}

const decode = (value: string) => {
  let text = ''
  for (let i = 0; i < value.length;) {
    const reference = value[i] === '&' ? readReference(value, i) : null
    text += reference?.text ?? value[i] ?? ''
    i = reference?.end ?? i + 1
  }
  return text
}

/** Reads the tag whose < stands at `start`. Throws Telegram's words for a faulty one (tdlib, MessageEntity). */
export const readTag = (source: string, start: number): Tag => {
  const at = byteOffset(source, start)
  const fail = (what: string) => badRequest(`can't parse entities: ${what} at byte offset ${at}`)
  const isEnd = source[start + 1] === '/'
  let i = start + (isEnd ? 2 : 1)
  const skipSpace = () => {
    while (isSpace(source[i])) i += 1
  }

  const nameStart = i
  while (i < source.length && !isSpace(source[i]) && source[i] !== '>') i += 1
  const name = source.slice(nameStart, i).toLowerCase()
  if (isEnd) {
    skipSpace()
    if (source[i] !== '>') throw fail('Unclosed end tag')
    return { name, isEnd, argument: '', end: i + 1 }
  }
  if (i >= source.length) throw fail('Unclosed start tag')
  if (!known.has(name)) throw fail(`Unsupported start tag "${name}"`)

  let argument = ''
  for (skipSpace(); source[i] !== '>'; skipSpace()) {
    if (i >= source.length) throw fail('Unclosed start tag')
    const attributeStart = i
    while (i < source.length && !isSpace(source[i]) && source[i] !== '=' && source[i] !== '>') i += 1
    const attribute = source.slice(attributeStart, i)
    if (attribute === '') throw fail(`Empty attribute name in the tag "${name}"`)
    skipSpace()
    let value = ''
    if (source[i] === '=') {
      i += 1
      skipSpace()
      const quote = source[i] === '"' || source[i] === "'" ? source[i] : undefined
      if (quote !== undefined) i += 1
      const valueStart = i
      while (i < source.length && (quote === undefined ? /[\w.-]/.test(source[i] ?? '') : source[i] !== quote)) i += 1
      value = decode(source.slice(valueStart, i))
      if (quote !== undefined) i += 1
      else if (!isSpace(source[i]) && source[i] !== '>')
        throw badRequest(
          `can't parse entities: Unexpected end of name token at byte offset ${byteOffset(source, valueStart)}`,
        )
    } else if (attribute !== 'expandable') {
      throw fail(`Expected equal sign in declaration of an attribute of the tag "${name}"`)
    }
    argument = argumentOf(name, attribute, value) ?? argument
  }
  if (name === 'span' && argument !== 'spoiler') throw fail('Tag "span" must have class "tg-spoiler"')
  return { name, isEnd, argument, end: i + 1 }
}
