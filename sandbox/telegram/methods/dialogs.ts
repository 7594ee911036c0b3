import { Api } from 'telegram/tl/index.js'
import { method, type Method } from '../rpc/method.ts'
import { type Account } from '../state/accounts.ts'
import { type Chat, isSamePeer, type Peer, type StoredMessage } from '../state/chats.ts'
import { peerView } from '../views/chat-view.ts'
import { messagesWithEntities } from '../views/entities-view.ts'
import { readInputPeer } from './input-peers.ts'
import { type SandboxState } from './sandbox-state.ts'
import { stateView } from './updates.ts'

type Dialog = { chat: Chat; message: StoredMessage }
const maxLimit = 100
const archiveFolder = 1

/** Newest first; chats without a message have no dialog. The order is total, so that pages neither overlap nor skip. */
const dialogsOf = (account: Account): Dialog[] =>
  account.chats
    .flatMap((chat) => {
      const message = chat.messages.at(-1)
      return message ? [{ chat, message }] : []
    })
    .sort(byNewest)

const peerOrder = ({ type, id }: Peer) => `${type}${String(id).padStart(16, '0')}`

const byNewest = (a: Dialog, b: Dialog): number =>
  b.message.sentAt - a.message.sentAt ||
  b.message.id - a.message.id ||
  peerOrder(b.chat.peer).localeCompare(peerOrder(a.chat.peer))

type Offset = { date: number; id: number; peer: Peer | null }

/** Dialogs strictly after the last one of the page before (core.telegram.org/api/offsets). */
const isAfter = ({ chat, message }: Dialog, { date, id, peer }: Offset): boolean => {
  if (date === 0) return true
  if (message.sentAt !== date) return message.sentAt < date
  if (message.id !== id) return message.id < id
  return peer !== null && !isSamePeer(chat.peer, peer) && peerOrder(chat.peer) < peerOrder(peer)
}

export const dialogView = ({ chat, message }: Dialog, account: Account): Api.Dialog =>
  new Api.Dialog({
    peer: peerView(chat.peer),
    topMessage: message.id,
    readInboxMaxId: chat.readInboxMaxId,
    readOutboxMaxId: message.id,
    unreadCount: unreadCount(chat, account),
    unreadMentionsCount: 0,
    unreadReactionsCount: 0,
    notifySettings: new Api.PeerNotifySettings({}),
    ...(chat.peer.type === 'channel' && { pts: chat.messages.length }),
    ...(chat.isArchived && { folderId: archiveFolder }),
  })

/** What arrived since the account last wrote there or marked it read. */
const unreadCount = ({ messages, readInboxMaxId }: Chat, { userId }: Account): number => {
  const lastOwn = messages.findLast(({ from }) => from === userId)?.id ?? 0
  return messages.filter(({ id }) => id > Math.max(lastOwn, readInboxMaxId)).length
}

export const dialogMethods = ({ people }: SandboxState): Method[] => {
  const pageOf = (dialogs: Dialog[], account: Account) => ({
    dialogs: dialogs.map((dialog) => dialogView(dialog, account)),
    ...messagesWithEntities(dialogs, account, people),
  })
  return [
    method(Api.messages.GetDialogs, ({ folderId, offsetDate, offsetId, offsetPeer, limit }, call) => {
      const account = call.account()
      const all = dialogsOf(account).filter(
        ({ chat }) => typeof folderId !== 'number' || chat.isArchived === (folderId === archiveFolder),
      )
      const peer = offsetPeer instanceof Api.InputPeerEmpty ? null : readInputPeer(offsetPeer, account)
      const rest = all.filter((dialog) => isAfter(dialog, { date: offsetDate, id: offsetId, peer }))
      const page = rest.slice(0, Math.min(limit > 0 ? limit : maxLimit, maxLimit))
      const view = pageOf(page, account)
      return page.length === all.length
        ? new Api.messages.Dialogs(view)
        : new Api.messages.DialogsSlice({ count: all.length, ...view })
    }),
    method(Api.messages.GetPeerDialogs, ({ peers }, call) => {
      const account = call.account()
      const asked = peers.map((input) =>
        readInputPeer(input instanceof Api.InputDialogPeer ? input.peer : input, account),
      )
      const found = dialogsOf(account).filter(({ chat }) => asked.some((peer) => isSamePeer(chat.peer, peer)))
      return new Api.messages.PeerDialogs({ ...pageOf(found, account), state: stateView(account) })
    }),
    method(Api.messages.GetPinnedDialogs, (_request, call) => {
      const account = call.account()
      return new Api.messages.PeerDialogs({ ...pageOf([], account), state: stateView(account) })
    }),
  ]
}
