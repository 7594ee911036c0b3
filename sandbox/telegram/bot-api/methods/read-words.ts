import { z } from 'zod'
import { badRequest } from '../bot-api-error.ts'
import { type Formatted } from '../text/formatted.ts'
import { readFormatted } from '../text/read-formatted.ts'
import { type Args } from './args.ts'

const LinkPreview = z.object({ is_disabled: z.boolean().optional() })

export const longestText = 4_096
const longestCaption = 1_024

/** The `text` of a message. Throws 400 for none and, in the words given, for more than 4,096 UTF-16 units. */
export const readText = (args: Args, tooLong: string): Formatted => {
  const words = readFormatted({
    text: args.text('text'),
    parseMode: args.text('parse_mode'),
    entities: args.json('entities'),
  })
  if (words.text === '') throw badRequest('message text is empty')
  if (words.text.length > longestText) throw badRequest(tooLong)
  return words
}

export const readCaption = (args: Args): Formatted => {
  const words = readFormatted({
    text: args.text('caption'),
    parseMode: args.text('parse_mode'),
    entities: args.json('caption_entities'),
  })
  if (words.text.length > longestCaption) throw badRequest('message caption is too long')
  return words
}

/** Whether links get a preview. */
export const readPreview = (args: Args): boolean => {
  const given = args.json('link_preview_options')
  if (given === undefined) return !args.flag('disable_web_page_preview')
  const read = LinkPreview.safeParse(given)
  if (!read.success) throw badRequest('object expected as link preview options')
  return !read.data.is_disabled
}
