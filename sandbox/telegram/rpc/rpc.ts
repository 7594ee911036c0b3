import { gzipSync } from 'node:zlib'
import { Api, serializeBytes } from 'telegram/tl/index.js'
import { type Accounts } from '../state/accounts.ts'
import { type AuthKey } from '../state/auth-keys.ts'
import { type CallCounts } from '../state/call-counts.ts'
import { type Faults } from '../state/faults.ts'
import { ids, type TlObject, uint32, writeTl } from '../tl.ts'
import { type Call, type Method, methodName } from './method.ts'
import { RpcFailure } from './rpc-failure.ts'
import { unwrap } from './unwrap.ts'

/** `request` is null where the layer has no such constructor. */
type Asked = { request: TlObject | null; constructor: number; authKey: AuthKey }
export type RequestLine = { method: string; dc: number; userId: number | null; error: string | null }
type Around = {
  methods: Method[]
  accounts: Accounts
  faults: Faults
  counts: CallCounts
  requestsLog?: ((line: RequestLine) => void) | undefined
}

/** Answers calls with the bytes that go into rpc_result, errors included. */
export type Rpc = { answer(asked: Asked): Promise<Buffer | 'hang' | 'drop'> }

export const createRpc = ({ methods, accounts, faults, counts, requestsLog }: Around): Rpc => {
  const byName = new Map(methods.map((known) => [known.name, known]))

  const perform = async (request: TlObject, authKey: AuthKey, name: string) => {
    if (authKey.lost && authKey.lost !== 'AUTH_KEY_UNREGISTERED') throw lostSession(authKey.lost)
    if (!authKey.isInited) throw new RpcFailure(400, 'CONNECTION_NOT_INITED')
    const known = byName.get(name)
    if (known) return known.answer(request, callOf(authKey, accounts))
    console.error(`Telegram sandbox: no such method ${name}`)
    throw new RpcFailure(400, 'METHOD_INVALID')
  }

  const answer: Rpc['answer'] = async ({ request: wrapped, constructor, authKey }) => {
    const { request, isInited } = wrapped ? await unwrap(wrapped) : { request: null, isInited: false }
    if (isInited) authKey.isInited = true
    const method = request ? methodName(request.className) : `unknown#${constructor.toString(16)}`
    const { userId, dc } = authKey
    counts.count(method, userId)
    const log = (error: string | null) => requestsLog?.({ method, dc, userId, error })
    const fault = faults.take(method)
    if (fault && fault.kind !== 'error') {
      log(fault.kind)
      return fault.kind
    }
    try {
      if (fault) throw new RpcFailure(fault.code, fault.message)
      if (!request) throw new RpcFailure(400, `INPUT_METHOD_INVALID_${constructor}_0`)
      const result = writeTl(await perform(request, authKey, method))
      log(null)
      return zipped(result)
    } catch (error) {
      const failure = error instanceof RpcFailure ? error : internal(method, error)
      log(failure.message)
      return new Api.RpcError({ errorCode: failure.code, errorMessage: failure.message }).getBytes()
    }
  }
  return { answer }
}

const callOf = (authKey: AuthKey, accounts: Accounts): Call => ({
  authKey,
  account: () => {
    const account = authKey.userId === null ? null : accounts.find(authKey.userId)
    if (!account) throw new RpcFailure(401, 'AUTH_KEY_UNREGISTERED')
    if (account.dc !== authKey.dc) throw new RpcFailure(303, `USER_MIGRATE_${account.dc}`)
    return account
  },
})

const lostSession = (reason: string) => new RpcFailure(reason === 'AUTH_KEY_DUPLICATED' ? 406 : 401, reason)

const internal = (method: string, error: unknown): RpcFailure => {
  console.error(`Telegram sandbox: ${method} failed`, error)
  return new RpcFailure(500, 'INTERNAL')
}

const zipFromBytes = 512

const zipped = (body: Buffer): Buffer => {
  if (body.length < zipFromBytes) return body
  const packed = Buffer.concat([uint32(ids.gzipPacked), serializeBytes(gzipSync(body))])
  return packed.length < body.length ? packed : body
}
