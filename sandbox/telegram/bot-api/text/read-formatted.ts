import { type MessageEntity } from 'grammy/types'
import { badRequest } from '../bot-api-error.ts'
import { foundEntities } from './found-entities.ts'
import { type Formatted, inOrder } from './formatted.ts'
import { givenEntities } from './given-entities.ts'
import { parseHtml } from './parse-html.ts'
import { parseMarkdown } from './parse-markdown.ts'

const longestSource = 32_768
const mostEntities = 100

type Given = { text: string; parseMode: string; entities: unknown }

const parse = ({ text, parseMode, entities }: Given): Formatted => {
  const mode = parseMode.toLowerCase()
  if (mode === '' || mode === 'none') return { text, entities: givenEntities(text, entities) }
  if (mode === 'html') return parseHtml(text)
  if (mode === 'markdownv2') return parseMarkdown(text)
  throw badRequest('unsupported parse_mode') // legacy Markdown is not served
}

/** Blank ends go, control characters become blanks, and the entities keep to the words they were on. */
const tidy = ({ text, entities }: Formatted): Formatted => {
  const clean = text.replace(/[\x00-\x09\x0b-\x1f]/g, ' ')
  const start = clean.length - clean.trimStart().length
  const kept = clean.trim()
  const moved = entities.flatMap((entity): MessageEntity[] => {
    const offset = Math.max(0, entity.offset - start)
    const end = Math.min(kept.length, entity.offset + entity.length - start)
    return end > offset ? [{ ...entity, offset, length: end - offset }] : []
  })
  return { text: kept, entities: moved }
}

/**
 * A bot's text as Telegram stores it: markup parsed, blank ends cut, links and commands found. Formatting past the
 * hundredth entity is dropped without a word. Throws 400 where Telegram does.
 */
export const readFormatted = (given: Given): Formatted => {
  if (Buffer.byteLength(given.text) > longestSource) throw badRequest('text is too long')
  const { text, entities } = tidy(parse(given))
  return { text, entities: inOrder([...entities, ...foundEntities(text, entities)]).slice(0, mostEntities) }
}
