import { Api } from 'telegram'
import { type Call } from './caller.ts'
import { type TelegramDialog, type TelegramFolder, type TelegramUser } from './types.ts'

const keyOf = (peer: Api.TypeInputPeer, self: TelegramUser): string | null => {
  if (peer instanceof Api.InputPeerSelf) return `user:${self.id}`
  if (peer instanceof Api.InputPeerUser) return `user:${peer.userId.toString()}`
  if (peer instanceof Api.InputPeerChat) return `chat:${peer.chatId.toString()}`
  return peer instanceof Api.InputPeerChannel ? `channel:${peer.channelId.toString()}` : null
}

const byKind = (filter: Api.DialogFilter, { kind, isContact }: TelegramDialog): boolean => {
  if (kind === 'group') return filter.groups === true
  if (kind === 'channel') return filter.broadcasts === true
  if (kind === 'bot') return filter.bots === true
  return isContact ? filter.contacts === true : filter.nonContacts === true
}

const byRules = (filter: Api.DialogFilter, dialog: TelegramDialog): boolean =>
  byKind(filter, dialog) &&
  !(filter.excludeMuted && dialog.isMuted) &&
  !(filter.excludeRead && dialog.unreadCount === 0) &&
  !(filter.excludeArchived && dialog.isArchived)

const toFolder = (filter: Api.DialogFilter | Api.DialogFilterChatlist, self: TelegramUser): TelegramFolder => {
  const keys = (peers: Api.TypeInputPeer[]) => new Set(peers.map((peer) => keyOf(peer, self)))
  const named = keys([...filter.pinnedPeers, ...filter.includePeers])
  const excluded = keys(filter instanceof Api.DialogFilter ? filter.excludePeers : [])
  return {
    title: filter.title.text,
    holds: (dialog) => {
      const key = `${dialog.peer.type}:${dialog.peer.id}`
      if (named.has(key)) return true
      return filter instanceof Api.DialogFilter && !excluded.has(key) && byRules(filter, dialog)
    },
  }
}

/** The chat folders of the person, in their order. A folder shared by link has lists alone, no rules. */
export const listFolders = async (call: Call, self: TelegramUser): Promise<TelegramFolder[]> => {
  const { filters } = await call(new Api.messages.GetDialogFilters())
  return filters.flatMap((filter) => (filter instanceof Api.DialogFilterDefault ? [] : [toFolder(filter, self)]))
}
