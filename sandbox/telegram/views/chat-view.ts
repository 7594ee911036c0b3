import { Api } from 'telegram/tl/index.js'
import { type Account } from '../state/accounts.ts'
import { type Chat, type Peer } from '../state/chats.ts'
import { accessHash } from '../state/people.ts'
import { long } from '../tl.ts'

export const peerView = ({ type, id }: Peer): Api.TypePeer => {
  if (type === 'user') return new Api.PeerUser({ userId: long(id) })
  if (type === 'chat') return new Api.PeerChat({ chatId: long(id) })
  return new Api.PeerChannel({ channelId: long(id) })
}

/** A basic group, supergroup or channel; null for a private chat, which Telegram describes by its user. */
export const chatView = ({ peer, kind, title, members, messages }: Chat, account: Account): Api.TypeChat | null => {
  if (peer.type === 'user') return null
  const all = { id: long(peer.id), title, photo: new Api.ChatPhotoEmpty(), date: messages[0]?.sentAt ?? 0 }
  if (peer.type === 'chat') return new Api.Chat({ ...all, participantsCount: members.length, version: 1 })
  return new Api.Channel({
    ...all,
    accessHash: long(accessHash(account.userId, peer)),
    megagroup: kind === 'supergroup',
    broadcast: kind === 'channel',
    participantsCount: members.length,
  })
}
