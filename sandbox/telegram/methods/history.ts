import { Api } from 'telegram/tl/index.js'
import { method, type Method } from '../rpc/method.ts'
import { RpcFailure } from '../rpc/rpc-failure.ts'
import { type Account } from '../state/accounts.ts'
import { type Chat, type StoredMessage } from '../state/chats.ts'
import { messagesWithEntities, type Placed } from '../views/entities-view.ts'
import { findChat, readInputPeer } from './input-peers.ts'
import { type SandboxState } from './sandbox-state.ts'

const maxLimit = 100
type Slice = {
  offsetId: number
  offsetDate: number
  addOffset: number
  limit: number
  maxId: number
  minId: number
}

/**
 * One page of history, newest first. The page starts after the messages not older than the offset, moved by addOffset;
 * a start before the newest message shortens the page; maxId and minId filter what the page holds
 * (core.telegram.org/api/offsets).
 */
export const sliceHistory = (ascending: StoredMessage[], slice: Slice): StoredMessage[] => {
  const { offsetId, offsetDate, addOffset, limit, maxId, minId } = slice
  const isOlder = ({ id, sentAt }: StoredMessage) =>
    offsetId > 0 ? id < offsetId : offsetDate === 0 || sentAt < offsetDate
  const newestFirst = ascending.toReversed()
  const firstOlder = newestFirst.findIndex(isOlder)
  const start = (firstOlder < 0 ? newestFirst.length : firstOlder) + addOffset
  const end = start + Math.min(Math.max(limit, 0), maxLimit)
  return newestFirst
    .slice(Math.max(start, 0), Math.max(end, 0))
    .filter(({ id }) => (maxId <= 0 || id < maxId) && id > minId)
}

export const historyMethods = ({ people }: SandboxState): Method[] => {
  const answer = (page: StoredMessage[], chat: Chat, account: Account) => {
    const placed = page.map((message) => ({ chat, message }))
    const view = messagesWithEntities(placed, account, people, [chat])
    const count = chat.messages.length
    if (chat.peer.type === 'channel')
      return new Api.messages.ChannelMessages({ pts: count, count, topics: [], ...view })
    return page.length === count ? new Api.messages.Messages(view) : new Api.messages.MessagesSlice({ count, ...view })
  }
  const byIds = (inputs: Api.TypeInputMessage[], chats: Chat[], account: Account) => {
    const wanted = inputs.map((input) => (input instanceof Api.InputMessageID ? input.id : 0))
    const found = new Map<number, Placed>()
    for (const chat of chats) for (const message of chat.messages) found.set(message.id, { chat, message })
    const placed = wanted.flatMap((id) => found.get(id) ?? [])
    const view = messagesWithEntities(placed, account, people)
    const messages = wanted.map(
      (id) => view.messages.find((message) => message.id === id) ?? new Api.MessageEmpty({ id }),
    )
    return { ...view, messages }
  }

  return [
    method(Api.messages.GetHistory, (request, call) => {
      const account = call.account()
      const chat = findChat(account, readInputPeer(request.peer, account))
      if (!chat) return new Api.messages.Messages({ messages: [], chats: [], users: [] })
      return answer(sliceHistory(chat.messages, request), chat, account)
    }),
    method(Api.messages.GetMessages, ({ id }, call) => {
      const account = call.account()
      const chats = account.chats.filter(({ peer }) => peer.type !== 'channel')
      return new Api.messages.Messages(byIds(id.map(asInputMessage), chats, account))
    }),
    method(Api.channels.GetMessages, ({ channel, id }, call) => {
      const account = call.account()
      const chat = findChat(account, readInputPeer(channel, account))
      if (!chat) throw new RpcFailure(400, 'CHANNEL_INVALID')
      const count = chat.messages.length
      const view = byIds(id.map(asInputMessage), [chat], account)
      return new Api.messages.ChannelMessages({ pts: count, count, topics: [], ...view })
    }),
    method(Api.messages.ReadHistory, ({ peer, maxId }, call) => {
      const account = call.account()
      const chat = findChat(account, readInputPeer(peer, account))
      if (chat) chat.readInboxMaxId = Math.max(chat.readInboxMaxId, maxId)
      return new Api.messages.AffectedMessages({ pts: account.lastMessageId + 1, ptsCount: 1 })
    }),
  ]
}

const asInputMessage = (input: unknown): Api.TypeInputMessage =>
  input instanceof Api.InputMessageID ? input : new Api.InputMessagePinned()
