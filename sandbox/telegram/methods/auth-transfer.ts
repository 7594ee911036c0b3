import { randomBytes } from 'node:crypto'
import { Api } from 'telegram/tl/index.js'
import { method, type Method } from '../rpc/method.ts'
import { RpcFailure } from '../rpc/rpc-failure.ts'
import { fromLong, long } from '../tl.ts'
import { signedIn } from './authorise.ts'
import { type SandboxState } from './sandbox-state.ts'

/** Takes a sign-in along to another DC; what was exported serves once, at the DC it was exported for. */
export const authTransferMethods = ({ accounts, people, dcs }: SandboxState): Method[] => {
  const exported = new Map<string, { userId: bigint; dc: number }>()
  return [
    method(Api.auth.ExportAuthorization, ({ dcId }, call) => {
      const { userId } = call.account()
      if (dcId < 1 || dcId > dcs || dcId === call.authKey.dc) throw new RpcFailure(400, 'DC_ID_INVALID')
      const bytes = randomBytes(64)
      exported.set(bytes.toString('hex'), { userId: BigInt(userId), dc: dcId })
      return new Api.auth.ExportedAuthorization({ id: long(userId), bytes })
    }),
    method(Api.auth.ImportAuthorization, ({ id, bytes }, { authKey }) => {
      const name = bytes.toString('hex')
      const known = exported.get(name)
      const account = known && known.userId === fromLong(id) ? accounts.find(Number(known.userId)) : null
      if (!account || known?.dc !== authKey.dc) throw new RpcFailure(400, 'AUTH_BYTES_INVALID')
      exported.delete(name)
      return signedIn(authKey, account, people)
    }),
  ]
}
