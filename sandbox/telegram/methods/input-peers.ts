import { Api } from 'telegram/tl/index.js'
import { RpcFailure } from '../rpc/rpc-failure.ts'
import { type Account } from '../state/accounts.ts'
import { isSamePeer, type Peer } from '../state/chats.ts'
import { accessHash } from '../state/people.ts'
import { fromLong } from '../tl.ts'

type Long = { toString(): string }

const withAccess = (account: Account, peer: Peer, hash: Long, error: string): Peer => {
  if (fromLong(hash) !== accessHash(account.userId, peer)) throw new RpcFailure(400, error)
  return peer
}

/** The peer a client means, its access hash checked. Throws PEER_ID_INVALID, USER_ID_INVALID or CHANNEL_INVALID. */
export const readInputPeer = (input: unknown, account: Account): Peer => {
  if (input instanceof Api.InputPeerSelf || input instanceof Api.InputUserSelf)
    return { type: 'user', id: account.userId }
  if (input instanceof Api.InputPeerChat) return { type: 'chat', id: Number(input.chatId) }
  if (input instanceof Api.InputPeerUser || input instanceof Api.InputUser) {
    const error = input instanceof Api.InputUser ? 'USER_ID_INVALID' : 'PEER_ID_INVALID'
    const peer: Peer = { type: 'user', id: Number(input.userId) }
    return peer.id === account.userId ? peer : withAccess(account, peer, input.accessHash, error)
  }
  if (input instanceof Api.InputPeerChannel || input instanceof Api.InputChannel)
    return withAccess(account, { type: 'channel', id: Number(input.channelId) }, input.accessHash, 'CHANNEL_INVALID')
  throw new RpcFailure(400, 'PEER_ID_INVALID')
}

/** The chat with that peer; null where it is a person without messages. Groups one is not in throw. */
export const findChat = (account: Account, peer: Peer) => {
  const chat = account.chats.find((candidate) => isSamePeer(candidate.peer, peer)) ?? null
  if (!chat && peer.type === 'chat') throw new RpcFailure(400, 'CHAT_ID_INVALID')
  if (!chat && peer.type === 'channel') throw new RpcFailure(400, 'CHANNEL_PRIVATE')
  return chat
}
