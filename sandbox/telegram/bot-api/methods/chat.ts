import { badRequest } from '../bot-api-error.ts'
import { leaveGroup } from '../people/membership.ts'
import { type Parts } from '../parts.ts'
import { chatView } from '../views/chat-view.ts'
import { findChat, writableChat } from './find-chat.ts'
import { method, type Method } from './method.ts'

/** What concerns a chat as a whole, and the files in it. */
export const chatMethods = (parts: Parts): Method[] => [
  method('getChat', (args) => ({
    ...chatView(findChat(args, parts), parts.people),
    ...{ accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: {} },
  })),
  method('leaveChat', (args) => {
    const chat = writableChat(args, parts)
    if (chat.kind === 'private') throw badRequest("chat member status can't be changed in private chats")
    leaveGroup(parts, chat, parts.bot)
    return true
  }),
  method('getFile', (args) => {
    if (!args.has('file_id')) throw badRequest('file_id not specified')
    const file = parts.files.find(args.text('file_id'))
    if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable')
    if (file.bytes.length > 20 * 1_024 * 1_024) throw badRequest('file is too big')
    const { fileId, uniqueId, path, bytes } = file
    return { file_id: fileId, file_unique_id: uniqueId, file_size: bytes.length, file_path: path }
  }),
]
