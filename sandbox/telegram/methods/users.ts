import { Api } from 'telegram/tl/index.js'
import { method, type Method } from '../rpc/method.ts'
import { RpcFailure } from '../rpc/rpc-failure.ts'
import { type Account } from '../state/accounts.ts'
import { userView } from '../views/user-view.ts'
import { readInputPeer } from './input-peers.ts'
import { type SandboxState } from './sandbox-state.ts'

export const userMethods = ({ people }: SandboxState): Method[] => {
  const person = (input: unknown, account: Account) => {
    const peer = readInputPeer(input, account)
    const user = peer.type === 'user' ? people.find(peer.id) : null
    if (!user) throw new RpcFailure(400, 'USER_ID_INVALID')
    return user
  }
  return [
    method(Api.users.GetUsers, ({ id }, call) => {
      const account = call.account()
      return id.map((input) => userView(person(input, account), account))
    }),
    method(Api.users.GetFullUser, ({ id }, call) => {
      const account = call.account()
      const user = person(id, account)
      const fullUser = new Api.UserFull({
        id: userView(user, account).id,
        settings: new Api.PeerSettings({}),
        notifySettings: new Api.PeerNotifySettings({}),
        commonChatsCount: account.chats.filter(({ members }) => members.includes(user.id)).length,
      })
      return new Api.users.UserFull({ fullUser, chats: [], users: [userView(user, account)] })
    }),
  ]
}
