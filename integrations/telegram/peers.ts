import { Api } from 'telegram'
import { returnBigInt } from 'telegram/Helpers.js'
import { type PeerRef, type TelegramUser } from './types.ts'

/** The parts of a name that are there, with single spaces between. */
export const joined = (...parts: (string | null | undefined)[]): string =>
  parts
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ')

type WithUsernames = { username?: string; usernames?: Api.TypeUsername[] }

/** The public username; a person with several (bought ones) has them in a list of their own. */
export const usernameOf = ({ username, usernames }: WithUsernames): string | null =>
  username ?? usernames?.find(({ active }) => active)?.username ?? null

/** Telegram sends phones as digits alone. */
export const phoneOf = ({ phone }: Api.User): string | null => (phone ? `+${phone.replace(/^\+/, '')}` : null)

export const userName = (user: Api.User): string =>
  user.deleted ? 'Deleted Account' : joined(user.firstName, user.lastName) || (usernameOf(user) ?? 'Unnamed')

export const toTelegramUser = (user: Api.User): TelegramUser => ({
  id: user.id.toString(),
  firstName: user.firstName ?? '',
  lastName: user.lastName ?? null,
  username: usernameOf(user),
  phone: phoneOf(user),
})

/** A key for maps; ids of users, basic groups and channels are three separate series. */
export const peerKey = (peer: Api.TypePeer): string => {
  if (peer instanceof Api.PeerUser) return `user:${peer.userId.toString()}`
  return peer instanceof Api.PeerChat ? `chat:${peer.chatId.toString()}` : `channel:${peer.channelId.toString()}`
}

export const toInputPeer = ({ type, id, accessHash }: PeerRef): Api.TypeInputPeer => {
  const hash = returnBigInt(accessHash ?? '0')
  if (type === 'user') return new Api.InputPeerUser({ userId: returnBigInt(id), accessHash: hash })
  if (type === 'chat') return new Api.InputPeerChat({ chatId: returnBigInt(id) })
  return new Api.InputPeerChannel({ channelId: returnBigInt(id), accessHash: hash })
}

export type Entity = Api.User | Api.Chat | Api.Channel | Api.ChatForbidden | Api.ChannelForbidden

/** The people and chats that came with an answer, by peer. */
export type Entities = {
  of(peer: Api.TypePeer | undefined): Entity | null
  nameOf(peer: Api.TypePeer | undefined): string | null
}

const keyOf = (entity: Entity): string => {
  if (entity instanceof Api.User) return `user:${entity.id.toString()}`
  const isBasic = entity instanceof Api.Chat || entity instanceof Api.ChatForbidden
  return `${isBasic ? 'chat' : 'channel'}:${entity.id.toString()}`
}

export const entitiesOf = ({ users, chats }: { users: Api.TypeUser[]; chats: Api.TypeChat[] }): Entities => {
  const known = [...users, ...chats].filter(
    (entity): entity is Entity => !(entity instanceof Api.UserEmpty || entity instanceof Api.ChatEmpty),
  )
  const byKey = new Map(known.map((entity) => [keyOf(entity), entity]))
  const of = (peer: Api.TypePeer | undefined) => (peer && byKey.get(peerKey(peer))) ?? null
  return {
    of,
    nameOf: (peer) => {
      const entity = of(peer)
      if (entity === null) return null
      return entity instanceof Api.User ? userName(entity) : entity.title
    },
  }
}
