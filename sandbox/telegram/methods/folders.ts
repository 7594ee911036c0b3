import { Api } from 'telegram/tl/index.js'
import { method, type Method } from '../rpc/method.ts'
import { type Account, type ChatName } from '../state/accounts.ts'
import { accessHash } from '../state/people.ts'
import { long } from '../tl.ts'
import { type WorldFolder } from '../world.ts'

/** Telegram numbers the person's own folders from 2. */
const firstFolderId = 2

const inputPeer = (account: Account, name: ChatName): Api.TypeInputPeer => {
  if ('user' in name) {
    const hash = accessHash(account.userId, { type: 'user', id: name.user })
    return new Api.InputPeerUser({ userId: long(name.user), accessHash: long(hash) })
  }
  const chat = account.chats.find(({ peer }) => peer.type !== 'user' && peer.id === name.group)
  if (chat?.peer.type !== 'channel') return new Api.InputPeerChat({ chatId: long(name.group) })
  const hash = accessHash(account.userId, chat.peer)
  return new Api.InputPeerChannel({ channelId: long(name.group), accessHash: long(hash) })
}

const folderView = (account: Account, folder: WorldFolder, place: number): Api.DialogFilter => {
  const { title, contacts, nonContacts, groups } = folder
  const peers = (names: ChatName[]) => names.map((name) => inputPeer(account, name))
  return new Api.DialogFilter({
    id: firstFolderId + place,
    title: new Api.TextWithEntities({ text: title, entities: [] }),
    contacts,
    nonContacts,
    groups,
    pinnedPeers: [],
    includePeers: peers(folder.include),
    excludePeers: peers(folder.exclude),
  })
}

/** Chat folders (core.telegram.org/api/folders): "All chats" first, then the person's own. */
export const folderMethods = (): Method[] => [
  method(Api.messages.GetDialogFilters, (_request, call) => {
    const account = call.account()
    const own = account.folders.map((folder, place) => folderView(account, folder, place))
    return new Api.messages.DialogFilters({ filters: [new Api.DialogFilterDefault(), ...own] })
  }),
]
