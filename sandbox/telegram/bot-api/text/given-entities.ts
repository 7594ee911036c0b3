import { type MessageEntity } from 'grammy/types'
import { z } from 'zod'
import { badRequest } from '../bot-api-error.ts'
import { linkEntity } from './link-entity.ts'

const span = { offset: z.int(), length: z.int() }
const plain = [
  ...(['bold', 'italic', 'underline', 'strikethrough', 'spoiler', 'code'] as const),
  ...(['blockquote', 'expandable_blockquote'] as const),
] as const
const Given = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text_link'), url: z.string(), ...span }),
  z.object({ type: z.literal('text_mention'), user: z.object({ id: z.int() }), ...span }),
  z.object({ type: z.literal('pre'), language: z.string().optional(), ...span }),
  z.object({ type: z.literal('custom_emoji'), custom_emoji_id: z.string(), ...span }),
  z.object({
    type: z.enum(plain),
    ...span,
  }),
])
const Any = z.object({ type: z.string(), ...span })
const known = new Set<string>([...plain, 'text_link', 'text_mention', 'pre', 'custom_emoji'])

const splitsPair = (text: string, place: number) => /^[\udc00-\udfff]/.test(text.slice(place, place + 1))

const checkBounds = (text: string, { offset, length }: z.infer<typeof Any>) => {
  const end = offset + length
  if (offset < 0 || offset > text.length)
    throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`)
  if (end > text.length)
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    )
  if (splitsPair(text, offset))
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at UTF-16 offset ${offset}`)
  if (splitsPair(text, end)) throw badRequest(`entity ends in a middle of a UTF-16 symbol at UTF-16 offset ${end}`)
}

/** The `entities` parameter as a bot gives it: kinds that Telegram finds by itself are left out. Throws 400 on faulty ones. */
export const givenEntities = (text: string, value: unknown): MessageEntity[] => {
  const list = z.array(z.unknown()).safeParse(value)
  if (!list.success) return [] // Telegram ignores what is no array
  return list.data.flatMap((item): MessageEntity[] => {
    const any = Any.safeParse(item)
    if (!any.success) {
      const field = String(any.error.issues[0]?.path[0] ?? 'type')
      throw badRequest(`can't parse MessageEntity: Can't find field "${field}"`)
    }
    if (!known.has(any.data.type) || any.data.length <= 0) return []
    checkBounds(text, any.data)
    const given = Given.safeParse(item)
    if (!given.success)
      throw badRequest(`can't parse MessageEntity: ${given.error.issues[0]?.message ?? 'wrong field'}`)
    const entity = given.data
    if (entity.type === 'text_link')
      return [linkEntity(entity.offset, entity.length, entity.url)].filter((link) => link !== null)
    if (entity.type === 'text_mention')
      return [{ ...entity, user: { id: entity.user.id, is_bot: false, first_name: '' } }]
    if (entity.type === 'pre') {
      const { language, ...rest } = entity
      return [{ ...rest, ...(language && { language }) }]
    }
    return [entity]
  })
}
