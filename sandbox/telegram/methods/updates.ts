import { Api } from 'telegram/tl/index.js'
import { method, type Method } from '../rpc/method.ts'
import { type Account } from '../state/accounts.ts'

const now = () => Math.floor(Date.now() / 1000)

export const stateView = ({ lastMessageId }: Account): Api.updates.State =>
  new Api.updates.State({ pts: lastMessageId + 1, qts: 0, date: now(), seq: 1, unreadCount: 0 })

/** The sandbox pushes no new messages: a client sees them when it asks for history. */
export const updateMethods = (): Method[] => [
  method(Api.updates.GetState, (_request, call) => stateView(call.account())),
  method(Api.updates.GetDifference, (_request, call) => {
    call.account()
    return new Api.updates.DifferenceEmpty({ date: now(), seq: 1 })
  }),
  method(Api.updates.GetChannelDifference, ({ pts }, call) => {
    call.account()
    return new Api.updates.ChannelDifferenceEmpty({ final: true, pts })
  }),
]
