import { z } from 'zod'
import { badRequest } from '../bot-api-error.ts'
import { readReplyMarkup } from '../markup/read-reply-markup.ts'
import { type Parts } from '../parts.ts'
import { type Chat, type MessageFields } from '../state/chats.ts'
import { look } from '../views/look.ts'
import { messageView } from '../views/message-view.ts'
import { imageSize } from '../views/image-size.ts'
import { type Args } from './args.ts'
import { writableChat } from './find-chat.ts'
import { method, type Method } from './method.ts'
import { readCaption, readPreview, readText } from './read-words.ts'

const ReplyParameters = z.object({ message_id: z.int(), allow_sending_without_reply: z.boolean().optional() })
const largestFile = 50 * 1_024 * 1_024
const largestPhoto = 10 * 1_024 * 1_024
const actions = ['typing', 'upload_photo', 'upload_document', 'record_video', 'upload_video', 'record_voice',
  'upload_voice', 'choose_sticker', 'find_location', 'record_video_note', 'upload_video_note'] // prettier-ignore

const readReply = (args: Args, chat: Chat): number | null => {
  const given = args.json('reply_parameters')
  const legacy = args.whole('reply_to_message_id')
  if (given === undefined && legacy === 0) return null
  const read = ReplyParameters.safeParse(given ?? { message_id: legacy })
  if (!read.success) throw badRequest('object expected as reply parameters')
  if (chat.messages.has(read.data.message_id)) return read.data.message_id
  if (read.data.allow_sending_without_reply) return null
  throw badRequest('message to be replied not found')
}

const readFile = (args: Args, kind: 'photo' | 'document', { files }: Parts): string => {
  const upload = args.file(kind)
  if (!upload) {
    const known = files.find(args.text(kind))
    if (known) return known.fileId
    if (/^https?:\/\//.test(args.text(kind))) throw badRequest('failed to get HTTP URL content') // nothing is fetched here
    throw badRequest(
      args.has(kind)
        ? 'wrong remote file identifier specified: Wrong string length'
        : `there is no ${kind} in the request`,
    )
  }
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty')
  if (kind === 'photo' && !imageSize(upload.bytes)) throw badRequest('IMAGE_PROCESS_FAILED')
  if (upload.bytes.length > (kind === 'photo' ? largestPhoto : largestFile)) throw badRequest('file is too big')
  return files.save({ ...upload, folder: `${kind}s` }).fileId
}

/** The methods that put something into a chat. */
export const sendMethods = (parts: Parts): Method[] => {
  const send = (args: Args, chat: Chat, fields: Partial<MessageFields>) => {
    const message = parts.chats.add(chat, {
      from: parts.bot,
      replyTo: readReply(args, chat),
      isProtected: args.flag('protect_content'),
      markup: readReplyMarkup(args.json('reply_markup')),
      ...fields,
    })
    const text = look(message, parts.files)
    parts.happenings.record(chat.id, { kind: 'sent', messageId: message.id, who: parts.bot.first_name, text })
    return messageView(chat, message, parts)
  }
  const sendFile = (kind: 'photo' | 'document') => (args: Args) => {
    const chat = writableChat(args, parts)
    const caption = readCaption(args)
    return send(args, chat, { ...caption, file: { kind, fileId: readFile(args, kind, parts) } })
  }

  return [
    method('sendMessage', (args) => {
      const words = readText(args, 'message is too long')
      const hasPreview = readPreview(args)
      return send(args, writableChat(args, parts), { ...words, hasPreview })
    }),
    method('sendPhoto', sendFile('photo')),
    method('sendDocument', sendFile('document')),
    method('sendChatAction', (args) => {
      const action = args.text('action')
      if (!actions.includes(action)) throw badRequest('wrong parameter action in request')
      parts.happenings.record(writableChat(args, parts).id, { kind: 'acting', action })
      return true
    }),
  ]
}
