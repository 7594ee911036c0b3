import { type MessageEntity } from 'grammy/types'
import { badRequest } from '../bot-api-error.ts'
import { byteOffset, type Formatted } from './formatted.ts'
import { linkEntity } from './link-entity.ts'
import { closesAt, isVerbatim, type MarkType, nameInErrors, openingMark, reserved } from './markdown-marks.ts'

type Open = { type: MarkType; offset: number; at: number; language: string }

const fail = (what: string) => badRequest(`can't parse entities: ${what}`)

/** Telegram's MarkdownV2 to text and entities. Throws 400 in Telegram's words for markup it would refuse. */
export const parseMarkdown = (source: string): Formatted => {
  let text = ''
  let i = 0
  let quoteStart: number | null = null
  const open: Open[] = []
  const entities: MessageEntity[] = []

  const unclosed = ({ type, at }: Open) =>
    fail(`Can't find end of ${nameInErrors[type]} entity at byte offset ${byteOffset(source, at)}`)

  const readAddress = (): string => {
    const start = i
    let address = ''
    for (; source[i] !== ')'; i += 1) {
      if (source[i] === '\\') i += 1
      const character = source[i]
      if (character === undefined) throw fail(`Can't find end of a URL at byte offset ${byteOffset(source, start)}`)
      address += character
    }
    i += 1
    return address
  }

  const startPre = (): string => {
    const language = /^[^\s`]+(?=\s)/.exec(source.slice(i))?.[0] ?? ''
    i += language.length
    i += /^(\r\n|\n\r|\r|\n)?/.exec(source.slice(i))?.[0].length ?? 0
    return language
  }

  const close = ({ type, offset, language }: Open) => {
    const length = text.length - offset
    if (type === 'text_link' || type === 'custom_emoji') {
      const hasAddress = source[i] === '('
      if (hasAddress) i += 1
      else if (type === 'custom_emoji') throw fail('Custom emoji entity must contain a tg://emoji URL')
      const address = hasAddress ? readAddress() : text.slice(offset)
      if (length === 0) return
      const emoji = /^tg:\/\/emoji\?id=(\d+)$/.exec(address)?.[1]
      if (type === 'custom_emoji' && emoji === undefined) throw fail('Custom emoji URL must have an emoji identifier')
      const entity =
        emoji !== undefined
          ? ({ type: 'custom_emoji', offset, length, custom_emoji_id: emoji } as const)
          : linkEntity(offset, length, address)
      if (entity) entities.push(entity)
    } else if (length > 0) {
      if (type === 'pre') entities.push({ type, offset, length, ...(language && { language }) })
      else entities.push({ type, offset, length })
    }
  }

  const endQuote = () => {
    if (quoteStart !== null && text.length > quoteStart)
      entities.push({ type: 'blockquote', offset: quoteStart, length: text.length - quoteStart })
    quoteStart = null
  }

  while (i < source.length) {
    const character = source[i] ?? ''
    const innermost = open.at(-1)
    const next = source[i + 1]
    if (character === '\\' && next !== undefined && next > '\0' && next <= '~') {
      text += next
      i += 2
      continue
    }
    const closing = innermost ? closesAt(innermost.type, source, i) : 0
    if (innermost && closing > 0) {
      open.pop()
      i += closing
      close(innermost)
      continue
    }
    if (isVerbatim(innermost?.type)) {
      if (character === '`') throw unclosed(innermost ?? { type: 'code', offset: 0, at: i, language: '' })
      text += character
      i += 1
      continue
    }
    if (character === '\n') {
      const continues = source[i + 1] === '>'
      if (quoteStart !== null && !continues && innermost) throw unclosed(innermost)
      text += '\n'
      if (quoteStart !== null && !continues) endQuote()
      i += continues ? 2 : 1
      if (continues && quoteStart === null) quoteStart = text.length
      continue
    }
    if (character === '>' && i === 0) {
      quoteStart = 0
      i += 1
      continue
    }
    const mark = openingMark(source, i)
    if (mark) {
      const at = i
      i += mark.opens.length
      const language = mark.type === 'pre' ? startPre() : ''
      open.push({ type: mark.type, offset: text.length, at, language })
      continue
    }
    if (reserved.includes(character))
      throw fail(`Character '${character}' is reserved and must be escaped with the preceding '\\'`)
    text += character
    i += 1
  }
  const left = open.at(-1)
  if (left) throw unclosed(left)
  endQuote()
  return { text, entities }
}
