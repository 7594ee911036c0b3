import { Api } from 'telegram'
import { returnBigInt } from 'telegram/Helpers.js'
import { type Call } from './caller.ts'
import { messageText } from './message-text.ts'
import { entitiesOf, joined, toInputPeer, type Entities } from './peers.ts'
import { type PeerRef, type TelegramConnection, type TelegramMessage, type TelegramUser } from './types.ts'

const pageSize = 100
/** Messages deleted while Telegram answers make a page a little short; only one shorter by more is surely the last. */
const slack = 5
/** Asked for beyond the count, because service messages are left out. */
const spare = 20

const replyOf = ({ replyTo }: Api.Message): number | null => {
  if (!(replyTo instanceof Api.MessageReplyHeader) || replyTo.replyToPeerId) return null
  // In a forum every message answers its topic; only one that names a topic besides answers a message.
  return replyTo.forumTopic && !replyTo.replyToTopId ? null : (replyTo.replyToMsgId ?? null)
}

type Source = { call: Call; self: TelegramUser }

const toMessage = (message: Api.Message, entities: Entities, self: TelegramUser): TelegramMessage => {
  const common = {
    id: message.id,
    date: new Date(message.date * 1_000),
    isOutgoing: message.out === true,
    text: messageText(message, entities),
    replyToId: replyOf(message),
    editedAt: message.editDate && !message.editHide ? new Date(message.editDate * 1_000) : null,
  }
  // In a private chat Telegram names no author: it is the peer, or the account itself.
  if (!message.fromId && message.out)
    return { ...common, senderId: self.id, senderName: joined(self.firstName, self.lastName) }
  const author = message.fromId ?? message.peerId
  return {
    ...common,
    senderId: author instanceof Api.PeerUser ? author.userId.toString() : null,
    senderName: entities.nameOf(author) ?? message.postAuthor ?? 'Unknown',
  }
}

type Page = { messages: TelegramMessage[]; oldestId: number | null; size: number; isWhole: boolean }
type PageRequest = { peer: PeerRef; offsetId: number; limit: number; minId: number }

const readPage = async ({ call, self }: Source, { peer, ...request }: PageRequest): Promise<Page> => {
  const position = { offsetDate: 0, addOffset: 0, maxId: 0, hash: returnBigInt(0) }
  const answer = await call(new Api.messages.GetHistory({ peer: toInputPeer(peer), ...position, ...request }))
  if (answer instanceof Api.messages.MessagesNotModified)
    return { messages: [], oldestId: null, size: 0, isWhole: true }
  const entities = entitiesOf(answer)
  const ids = answer.messages.map(({ id }) => id)
  return {
    messages: answer.messages.flatMap((message) =>
      message instanceof Api.Message && message.id > request.minId ? [toMessage(message, entities, self)] : [],
    ),
    oldestId: ids.length > 0 ? Math.min(...ids) : null,
    size: ids.length,
    isWhole: answer instanceof Api.messages.Messages,
  }
}

const oldestFirst = (found: Map<number, TelegramMessage>) => [...found.values()].sort((a, b) => a.id - b.id)

/** Reads chats backwards, page by page; service messages (joined, pinned, calls) are left out. */
export const createHistory = (source: Source): Pick<TelegramConnection, 'messagesAfter' | 'newestMessages'> => ({
  messagesAfter: async (peer, afterId) => {
    const found = new Map<number, TelegramMessage>()
    for (let offsetId = 0; ;) {
      const page = await readPage(source, { peer, offsetId, limit: pageSize, minId: afterId })
      for (const message of page.messages) found.set(message.id, message)
      if (page.isWhole || page.oldestId === null || page.size < pageSize - slack) return oldestFirst(found)
      offsetId = page.oldestId
    }
  },

  newestMessages: async (peer, count) => {
    const found = new Map<number, TelegramMessage>()
    for (let offsetId = 0; found.size < count;) {
      const limit = Math.min(pageSize, count - found.size + spare)
      const page = await readPage(source, { peer, offsetId, limit, minId: 0 })
      for (const message of page.messages) found.set(message.id, message)
      if (page.isWhole || page.oldestId === null || page.size < limit - slack) break
      offsetId = page.oldestId
    }
    return oldestFirst(found).slice(-count)
  },
})
