import { Api } from 'telegram/tl/index.js'
import { method, type Method } from '../rpc/method.ts'

export const accountMethods = (): Method[] => [
  /** Shows nothing: it is here to be counted, since a reader must never set itself online. */
  method(Api.account.UpdateStatus, (_request, call) => call.account() !== null),
]
