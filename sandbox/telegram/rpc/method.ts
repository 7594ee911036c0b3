import { type Account } from '../state/accounts.ts'
import { type AuthKey } from '../state/auth-keys.ts'
import { type TlObject, type TlValue } from '../tl.ts'

/** Who calls. `account` throws 401 AUTH_KEY_UNREGISTERED before sign-in and 303 USER_MIGRATE_n at another DC. */
export type Call = { authKey: AuthKey; account: () => Account }

export type Method = { name: string; answer(request: TlObject, call: Call): Promise<TlValue> | TlValue }

type RequestClass<R> = { className: string; new (...args: never[]): R }

/** messages.GetHistory, as GramJS names the class, is messages.getHistory to everybody else. */
export const methodName = (className: string): string =>
  className.replace(/(^|\.)([A-Z])(?=\w*$)/, (_, dot: string, first: string) => dot + first.toLowerCase())

/** One method of Telegram's API: GramJS's class of the request and what to answer. */
export const method = <R extends { __response: TlValue }>(
  request: RequestClass<R>,
  answer: (request: R, call: Call) => Promise<R['__response']> | R['__response'],
): Method => ({
  name: methodName(request.className),
  answer: (received, call) => {
    if (!(received instanceof request)) throw new Error(`${received.className} is no ${request.className}`)
    return answer(received, call)
  },
})
