import { Api } from 'telegram/tl/index.js'
import { isTlObject, readTl, type TlObject } from '../tl.ts'

/** The call inside its wrappers (core.telegram.org/api/invoking); `isInited` tells if initConnection was among them. */
export const unwrap = async (request: TlObject): Promise<{ request: TlObject; isInited: boolean }> => {
  if (!isWrapper(request)) return { request, isInited: false }
  const inner = await unwrap(await innerCall(request.query))
  return { request: inner.request, isInited: inner.isInited || request instanceof Api.InitConnection }
}

type Wrapper = Api.InvokeWithLayer | Api.InitConnection | Api.InvokeWithoutUpdates | Api.InvokeAfterMsg

const isWrapper = (request: TlObject): request is Wrapper =>
  request instanceof Api.InvokeWithLayer ||
  request instanceof Api.InitConnection ||
  request instanceof Api.InvokeWithoutUpdates ||
  request instanceof Api.InvokeAfterMsg ||
  request instanceof Api.InvokeAfterMsgs ||
  request instanceof Api.InvokeWithTakeout

/** GramJS reads gzip_packed to a promise of an object that holds the unzipped bytes. */
const innerCall = async (query: unknown): Promise<TlObject> => {
  const read = await query
  if (isTlObject(read)) return read
  if (typeof read === 'object' && read !== null && 'data' in read && Buffer.isBuffer(read.data))
    return readTl(read.data)
  throw new Error('a wrapper without a call')
}
