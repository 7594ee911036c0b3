import { type MessageEntity } from 'grammy/types'
import { LinkifyIt } from 'linkify-it'

const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true })
// A word may not continue on either side; slashes and brackets would make it part of a path or a tag.
const patterns = {
  bot_command: /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/gu,
  mention: /(?<![\p{L}\p{N}_@/])@[A-Za-z0-9_]{4,32}(?![\p{L}\p{N}_])/gu,
  hashtag: /(?<![\p{L}\p{N}_/#])#(?!\d+(?![\p{L}\p{N}_]))[\p{L}\p{N}_]{1,256}/gu,
  cashtag: /(?<![\p{L}\p{N}_$])\$[A-Z]{3,8}(?![\p{L}\p{N}_])/gu,
  phone_number: /(?<![\p{L}\p{N}+])\+\d[\d ()-]{6,18}\d(?![\p{L}\p{N}])/gu,
} as const

const links = (text: string): MessageEntity[] =>
  (linkify.match(text) ?? []).map(({ index, lastIndex, schema }) => ({
    type: schema === 'mailto:' ? 'email' : 'url',
    offset: index,
    length: lastIndex - index,
  }))

const touches = (a: MessageEntity, b: MessageEntity) => a.offset < b.offset + b.length && b.offset < a.offset + a.length

/** Types inside which Telegram looks for nothing. */
const closed: MessageEntity['type'][] = ['code', 'pre', 'text_link', 'text_mention', 'custom_emoji']

/** The entities that Telegram finds by itself: commands, mentions, links, phones; none inside code or links that are given. */
export const foundEntities = (text: string, given: MessageEntity[] = []): MessageEntity[] => {
  const found = links(text)
  for (const [type, pattern] of Object.entries(patterns)) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type: type as keyof typeof patterns, offset: match.index, length: match[0].length } // its own keys
      if (!found.some((other) => touches(other, entity))) found.push(entity)
    }
  }
  const taken = given.filter(({ type }) => closed.includes(type))
  return found.filter((entity) => !taken.some((other) => touches(other, entity)))
}
