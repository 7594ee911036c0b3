import { Api } from 'telegram/tl/index.js'
import { type Account } from '../state/accounts.ts'
import { type Chat, type StoredMessage } from '../state/chats.ts'
import { long } from '../tl.ts'
import { type WorldMessage } from '../world.ts'
import { peerView } from './chat-view.ts'
import { mediaView } from './media-view.ts'

/** A message as the account sees it. */
export const messageView = (message: StoredMessage, chat: Chat, account: Account): Api.Message | Api.MessageService => {
  const { id, sentAt: date, replyToId, editedAt } = message
  const shared = {
    id,
    date,
    peerId: peerView(chat.peer),
    out: isOutgoing(message, chat, account),
    post: chat.kind === 'channel',
    ...authorView(message, chat, account),
    ...(replyToId !== null && { replyTo: new Api.MessageReplyHeader({ replyToMsgId: replyToId }) }),
  }
  if (message.service) return new Api.MessageService({ ...shared, action: actionView(message.service, message, chat) })
  const media = mediaView(message)
  return new Api.Message({
    ...shared,
    message: message.media === 'poll' ? '' : message.text,
    ...(media && { media }),
    ...(editedAt !== null && { editDate: editedAt }),
  })
}

/** Notes to oneself are not "out". */
const isOutgoing = ({ from }: StoredMessage, { kind, peer }: Chat, { userId }: Account): boolean =>
  from === userId && kind !== 'channel' && !(kind === 'private' && peer.id === userId)

/** Telegram names no author on what the other side of a private chat wrote, nor on channel posts. */
const authorView = ({ from }: StoredMessage, { kind }: Chat, { userId }: Account) =>
  kind === 'channel' || (kind === 'private' && from !== userId)
    ? {}
    : { fromId: new Api.PeerUser({ userId: long(from) }) }

const actionView = (kind: NonNullable<WorldMessage['service']>, { from, id }: StoredMessage, { peer, title }: Chat) => {
  if (kind === 'member-joined') return new Api.MessageActionChatAddUser({ users: [long(from)] })
  if (kind === 'pinned') return new Api.MessageActionPinMessage()
  if (kind === 'joined-telegram') return new Api.MessageActionContactSignUp()
  if (kind === 'call') return new Api.MessageActionPhoneCall({ callId: long(id), duration: 61 })
  return peer.type === 'channel'
    ? new Api.MessageActionChannelCreate({ title })
    : new Api.MessageActionChatCreate({ title, users: [] })
}
