import { Api } from 'telegram/tl/index.js'
import { type AuthKey } from '../state/auth-keys.ts'
import { ids, int64, long, type TlObject, uint32 } from '../tl.ts'

type Asked = { msgId: bigint; authKey: AuthKey; disconnectAfter: (ms: number) => void }
const day = 86_400

/**
 * Answers the messages of the protocol itself (core.telegram.org/mtproto/service_messages). Undefined = not one of them
 * (it is a call), null = it needs no answer.
 */
export const answerService = (message: TlObject, asked: Asked): Buffer | null | undefined => {
  if (message instanceof Api.Ping || message instanceof Api.PingDelayDisconnect) {
    if (message instanceof Api.PingDelayDisconnect) asked.disconnectAfter(message.disconnectDelay * 1000)
    return new Api.Pong({ msgId: long(asked.msgId), pingId: message.pingId }).getBytes()
  }
  if (message instanceof Api.MsgsStateReq || message instanceof Api.MsgResendReq) {
    const info = '\u0004'.repeat(message.msgIds.length)
    return new Api.MsgsStateInfo({ reqMsgId: long(asked.msgId), info }).getBytes()
  }
  if (message instanceof Api.DestroySession) {
    const { sessionId } = message
    const isKnown = asked.authKey.sessions.delete(int64(BigInt(sessionId.toString())).toString('hex'))
    return (isKnown ? new Api.DestroySessionOk({ sessionId }) : new Api.DestroySessionNone({ sessionId })).getBytes()
  }
  if (message instanceof Api.GetFutureSalts) return futureSalts(asked)
  if (message instanceof Api.RpcDropAnswer) return rpcResult(asked.msgId, new Api.RpcAnswerUnknown().getBytes())
  return isSilent(message) ? null : undefined
}

const isSilent = (message: TlObject): boolean =>
  [Api.MsgsAck, Api.MsgsStateInfo, Api.MsgsAllInfo, Api.HttpWait].some((kind) => message instanceof kind)

/** Written by hand: GramJS cannot write a vector of bare constructors. */
const futureSalts = ({ msgId, authKey }: Asked): Buffer => {
  const now = Math.floor(Date.now() / 1000)
  const salt = Buffer.concat([uint32(now - day), uint32(now + day), authKey.salt])
  return Buffer.concat([uint32(ids.futureSalts), int64(msgId), uint32(now), uint32(1), salt])
}

export const rpcResult = (msgId: bigint, body: Buffer): Buffer =>
  Buffer.concat([uint32(ids.rpcResult), int64(msgId), body])
