import { type Message, type Update } from 'grammy/types'
import { type Parts } from '../parts.ts'
import { type Chat, type StoredMessage } from '../state/chats.ts'
import { type StoredFile } from '../state/files.ts'
import { userOf } from '../state/people.ts'
import { chatView } from './chat-view.ts'
import { imageSize } from './image-size.ts'
import { inlineKeyboardView } from './inline-keyboard-view.ts'

export type SeenByBot = Message & Update.NonChannel
type Sight = Pick<Parts, 'chats' | 'people' | 'files'>

const fileView = (kind: 'photo' | 'document', file: StoredFile): Pick<Message, 'photo' | 'document'> => {
  const about = { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.bytes.length }
  if (kind === 'document') return { document: { ...about, file_name: file.name, mime_type: file.type } }
  return { photo: [{ ...about, ...(imageSize(file.bytes) ?? { width: 0, height: 0 }) }] }
}

/** A mention by link names the user as the chats know them. */
const withNames = (message: StoredMessage, { people }: Sight) =>
  message.entities.map((entity) => {
    const profile = entity.type === 'text_mention' ? people.find(entity.user.id) : null
    return entity.type === 'text_mention' && profile ? { ...entity, user: userOf(profile) } : entity
  })

/** A message as the bot gets to see it. */
export const messageView = (chat: Chat, message: StoredMessage, sight: Sight, isQuoted = false): SeenByBot => {
  const file = message.file && sight.files.find(message.file.fileId)
  const replied = message.replyTo === null || isQuoted ? undefined : chat.messages.get(message.replyTo)
  const entities = withNames(message, sight)
  const words = message.file
    ? { ...(message.text && { caption: message.text }), ...(entities.length > 0 && { caption_entities: entities }) }
    : { ...(message.text && { text: message.text }), ...(entities.length > 0 && { entities }) }
  const base: SeenByBot = {
    message_id: message.id,
    from: message.from,
    chat: chatView(chat, sight.people),
    date: message.date,
    ...(message.editDate !== null && { edit_date: message.editDate }),
    ...words,
    ...(message.contact && { contact: message.contact }),
    ...(message.file && file && fileView(message.file.kind, file)),
    ...(message.isProtected && { has_protected_content: true }),
    ...(!message.hasPreview && { link_preview_options: { is_disabled: true } }),
    ...(message.markup?.kind === 'inline' && { reply_markup: inlineKeyboardView(message.markup.rows) }),
    ...(message.service && 'joined' in message.service && { new_chat_members: [message.service.joined] }),
    ...(message.service && 'left' in message.service && { left_chat_member: message.service.left }),
  }
  if (!replied) return base
  const quoted = messageView(chat, replied, sight, true)
  return { ...base, reply_to_message: { ...quoted, reply_to_message: undefined } }
}
