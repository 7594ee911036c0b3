import { Api } from 'telegram'
import { entitiesOf, peerKey, phoneOf, toInputPeer, userName, usernameOf, type Entity } from './peers.ts'
import { type DialogKind, type PeerRef, type TelegramDialog } from './types.ts'

export type DialogPage = Api.messages.Dialogs | Api.messages.DialogsSlice

const serviceUserId = '777000'
const archiveFolder = 1

const kindOf = (entity: Entity): DialogKind => {
  if (entity instanceof Api.Channel) return entity.megagroup || entity.gigagroup ? 'group' : 'channel'
  if (!(entity instanceof Api.User)) return 'group'
  if (entity.self) return 'self'
  if (entity.id.toString() === serviceUserId) return 'service'
  return entity.bot ? 'bot' : 'private'
}

const refOf = (entity: Entity): PeerRef => {
  const id = entity.id.toString()
  if (entity instanceof Api.Chat || entity instanceof Api.ChatForbidden) return { type: 'chat', id, accessHash: null }
  return {
    type: entity instanceof Api.User ? 'user' : 'channel',
    id,
    accessHash: entity.accessHash?.toString() ?? null,
  }
}

/** False for chats we were removed from, and for basic groups that live on as a supergroup. */
const isReadable = (entity: Entity): entity is Api.User | Api.Chat | Api.Channel =>
  entity instanceof Api.Chat ? !entity.migratedTo : entity instanceof Api.User || entity instanceof Api.Channel

const topMessages = (page: DialogPage): Map<string, Api.Message | Api.MessageService> => {
  const messages = page.messages.filter((message) => !(message instanceof Api.MessageEmpty))
  return new Map(messages.map((message) => [`${peerKey(message.peerId)}:${message.id}`, message]))
}

const topKey = ({ peer, topMessage }: Api.TypeDialog): string => `${peerKey(peer)}:${topMessage}`

/** A hidden edit is Telegram's own: a reaction, a link preview. */
const editedAt = (top: Api.Message | Api.MessageService | undefined): Date | null =>
  top instanceof Api.Message && top.editDate && !top.editHide ? new Date(top.editDate * 1_000) : null

/** The readable chats of a page; the archive's own entry is not a chat. */
export const dialogsOf = (page: DialogPage): TelegramDialog[] => {
  const entities = entitiesOf(page)
  const tops = topMessages(page)
  return page.dialogs.flatMap((dialog) => {
    const entity = entities.of(dialog.peer)
    if (dialog instanceof Api.DialogFolder || entity === null || !isReadable(entity)) return []
    const top = tops.get(topKey(dialog))
    return {
      peer: refOf(entity),
      kind: kindOf(entity),
      name: entity instanceof Api.User ? userName(entity) : entity.title,
      username: entity instanceof Api.Chat ? null : usernameOf(entity),
      phone: entity instanceof Api.User ? phoneOf(entity) : null,
      topMessageId: dialog.topMessage,
      lastMessageAt: top ? new Date(top.date * 1_000) : null,
      topEditedAt: editedAt(top),
      unreadCount: dialog.unreadCount,
      isContact: entity instanceof Api.User && entity.contact === true,
      isMuted: (dialog.notifySettings.muteUntil ?? 0) > Date.now() / 1_000,
      isArchived: dialog.folderId === archiveFolder,
    }
  })
}

export type DialogOffset = { offsetDate: number; offsetId: number; offsetPeer: Api.TypeInputPeer }

/** Where the next page starts: after the last dialog that has a message. Null if there is none to go by. */
export const offsetAfter = (page: DialogPage): DialogOffset | null => {
  const entities = entitiesOf(page)
  const tops = topMessages(page)
  for (const dialog of page.dialogs.toReversed()) {
    const top = tops.get(topKey(dialog))
    const entity = entities.of(dialog.peer)
    if (top && entity) return { offsetDate: top.date, offsetId: top.id, offsetPeer: toInputPeer(refOf(entity)) }
  }
  return null
}
