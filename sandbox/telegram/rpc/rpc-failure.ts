/** An error that Telegram answers a call with, e.g. 400 PHONE_CODE_INVALID. */
export class RpcFailure extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.name = 'RpcFailure'
    this.code = code
  }
}
