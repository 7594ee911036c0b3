import { type MessageEntity } from 'grammy/types'
import { badRequest } from '../bot-api-error.ts'
import { byteOffset, type Formatted } from './formatted.ts'
import { readReference } from './html-reference.ts'
import { readTag } from './html-tag.ts'
import { linkEntity } from './link-entity.ts'

type Open = { name: string; argument: string; offset: number }
type Plain = Exclude<MessageEntity['type'], 'text_link' | 'text_mention' | 'custom_emoji' | 'date_time' | 'pre'>

const plain: Record<string, Plain> = {
  ...{ b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', ins: 'underline' },
  ...{ s: 'strikethrough', strike: 'strikethrough', del: 'strikethrough' },
  ...{ span: 'spoiler', 'tg-spoiler': 'spoiler', code: 'code' },
}

/** `<pre><code class="language-x">` is one entity with a language. */
const preEntity = (
  entities: MessageEntity[],
  languages: Map<MessageEntity, string>,
  offset: number,
  length: number,
) => {
  const inner = entities.at(-1)
  const language = inner && languages.get(inner)
  if (!inner || language === undefined || inner.offset !== offset || inner.length !== length)
    return { type: 'pre', offset, length } as const
  entities.pop()
  return { type: 'pre', offset, length, language } as const
}

/** Telegram's HTML to text and entities. Throws 400 in Telegram's words for markup it would refuse. */
export const parseHtml = (source: string): Formatted => {
  let text = ''
  const open: Open[] = []
  const entities: MessageEntity[] = []
  const languages = new Map<MessageEntity, string>()

  const entityOf = ({ name, argument, offset }: Open): MessageEntity | null => {
    const length = text.length - offset
    if (name === 'a') return linkEntity(offset, length, argument || text.slice(offset))
    if (name === 'pre') return preEntity(entities, languages, offset, length)
    if (name === 'tg-emoji') {
      if (!/^[1-9]\d*$/.test(argument))
        throw badRequest("can't parse entities: Invalid custom emoji identifier specified")
      return { type: 'custom_emoji', offset, length, custom_emoji_id: argument }
    }
    if (name === 'blockquote')
      return { type: argument === 'expandable' ? 'expandable_blockquote' : 'blockquote', offset, length }
    const type = plain[name]
    if (!type) return null
    const entity: MessageEntity = { type, offset, length }
    if (name === 'code' && argument !== '') languages.set(entity, argument)
    return entity
  }

  for (let i = 0; i < source.length;) {
    const reference = source[i] === '&' ? readReference(source, i) : null
    if (reference || source[i] !== '<') {
      text += reference?.text ?? source[i] ?? ''
      i = reference?.end ?? i + 1
      continue
    }
    const tag = readTag(source, i)
    if (tag.isEnd) {
      const at = byteOffset(source, i)
      const opened = open.pop()
      if (!opened) throw badRequest(`can't parse entities: Unexpected end tag at byte offset ${at}`)
      if (tag.name !== '' && tag.name !== opened.name)
        throw badRequest(
          `can't parse entities: Unmatched end tag at byte offset ${at}, expected "</${opened.name}>", found "</${tag.name}>"`,
        )
      const entity = text.length > opened.offset ? entityOf(opened) : null
      if (entity) entities.push(entity)
    } else {
      open.push({ name: tag.name, argument: tag.argument, offset: text.length })
    }
    i = tag.end
  }
  const left = open.at(-1)
  if (left) throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${left.name}"`)
  return { text, entities }
}
