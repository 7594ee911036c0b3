import { Api } from 'telegram/tl/index.js'
import { method, type Method } from '../rpc/method.ts'
import { RpcFailure } from '../rpc/rpc-failure.ts'
import { long } from '../tl.ts'
import { peerView } from '../views/chat-view.ts'
import { userView } from '../views/user-view.ts'
import { type SandboxState } from './sandbox-state.ts'

const username = /^[a-z]\w{4,31}$/i

export const contactMethods = ({ people }: SandboxState): Method[] => [
  method(Api.contacts.ResolveUsername, (request, call) => {
    const account = call.account()
    if (!username.test(request.username)) throw new RpcFailure(400, 'USERNAME_INVALID')
    const user = people.byUsername(request.username)
    if (!user) throw new RpcFailure(400, 'USERNAME_NOT_OCCUPIED')
    const peer = peerView({ type: 'user', id: user.id })
    return new Api.contacts.ResolvedPeer({ peer, chats: [], users: [userView(user, account)] })
  }),
  method(Api.contacts.GetContacts, (_request, call) => {
    const account = call.account()
    const users = people.contacts().filter(({ id }) => id !== account.userId)
    return new Api.contacts.Contacts({
      contacts: users.map(({ id }) => new Api.Contact({ userId: long(id), mutual: true })),
      savedCount: users.length,
      users: users.map((user) => userView(user, account)),
    })
  }),
]
