import { expect, test } from '@jest/globals'
import { Api } from 'telegram'
import { returnBigInt } from 'telegram/Helpers.js'
import { listDialogs } from '../../../integrations/telegram/dialogs.ts'
import { type Call } from '../../../integrations/telegram/caller.ts'

const notifySettings = new Api.PeerNotifySettings({})
const counts = {
  readInboxMaxId: 0,
  readOutboxMaxId: 0,
  unreadCount: 0,
  unreadMentionsCount: 0,
  unreadReactionsCount: 0,
}
const dialog = (peer: Api.TypePeer, topMessage: number) =>
  new Api.Dialog({ peer, topMessage, notifySettings, ...counts })
const user = (id: number) => new Api.PeerUser({ userId: returnBigInt(id) })
const top = (peerId: Api.TypePeer, id: number) => new Api.Message({ id, peerId, date: id, message: 'words' })
const basicChat = { photo: new Api.ChatPhotoEmpty(), participantsCount: 2, date: 0, version: 1 }

/** Answers getDialogs with one page after the other, and keeps what was asked. */
const answering = (pages: Api.messages.TypeDialogs[]) => {
  const asked: Api.messages.GetDialogs[] = []
  const call = ((request: Api.messages.GetDialogs) => {
    asked.push(request)
    return Promise.resolve(pages[asked.length - 1])
  }) as Call
  return { call, asked }
}

test('chats that cannot be read are left out: removed from, or moved to a supergroup', async () => {
  const channelId = returnBigInt(9)
  const migratedTo = new Api.InputChannel({ channelId, accessHash: returnBigInt(5) })
  const chats = [
    new Api.Chat({ id: returnBigInt(1), title: 'Old', ...basicChat, deactivated: true, migratedTo }),
    new Api.ChatForbidden({ id: returnBigInt(2), title: 'Thrown out' }),
    new Api.Channel({
      id: channelId,
      accessHash: returnBigInt(5),
      title: 'New',
      photo: basicChat.photo,
      date: 0,
      megagroup: true,
    }),
    new Api.ChannelForbidden({ id: returnBigInt(3), accessHash: returnBigInt(5), title: 'Private now' }),
  ]
  const peers = [
    new Api.PeerChat({ chatId: returnBigInt(1) }),
    new Api.PeerChat({ chatId: returnBigInt(2) }),
    new Api.PeerChannel({ channelId }),
    new Api.PeerChannel({ channelId: returnBigInt(3) }),
  ]
  const dialogs = peers.map((peer, i) => dialog(peer, i + 1))
  const { call } = answering([new Api.messages.Dialogs({ dialogs, messages: [], chats, users: [] })])
  expect(await listDialogs(call)).toMatchObject([{ name: 'New', kind: 'group', lastMessageAt: null }])
})

test('the archive entry is no chat, pinned chats come once, and paging goes on from the last chat with a message', async () => {
  const users = [1, 2, 3].map(
    (id) => new Api.User({ id: returnBigInt(id), accessHash: returnBigInt(id * 10), firstName: `P${id}` }),
  )
  const folder = new Api.DialogFolder({
    folder: new Api.Folder({ id: 1, title: 'Archive' }),
    peer: user(3),
    topMessage: 1,
    unreadMutedPeersCount: 0,
    unreadUnmutedPeersCount: 0,
    unreadMutedMessagesCount: 0,
    unreadUnmutedMessagesCount: 0,
  })
  const { call, asked } = answering([
    new Api.messages.DialogsSlice({
      count: 9,
      dialogs: [folder, dialog(user(1), 5), dialog(user(2), 7)],
      messages: [top(user(1), 5), new Api.MessageEmpty({ id: 7 })],
      chats: [],
      users,
    }),
    new Api.messages.DialogsSlice({
      count: 9,
      dialogs: [dialog(user(1), 5), dialog(user(3), 1)],
      messages: [top(user(1), 5), top(user(3), 1)],
      chats: [],
      users,
    }),
    new Api.messages.DialogsSlice({ count: 9, dialogs: [], messages: [], chats: [], users: [] }),
  ])
  expect((await listDialogs(call)).map(({ name }) => name)).toEqual(['P1', 'P3', 'P2'])
  expect(asked).toHaveLength(2)
  expect(asked[0]).toMatchObject({ excludePinned: false, limit: 100 })
  const next = asked[1]
  expect(next).toMatchObject({ excludePinned: true, offsetId: 5, offsetDate: 5 })
  const peer = next?.offsetPeer
  expect(peer instanceof Api.InputPeerUser && peer.accessHash.toString()).toBe('10')
})
