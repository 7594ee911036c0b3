import { describe, expect, test } from '@jest/globals'
import { Api } from 'telegram'
import { RPCMessageToError } from 'telegram/errors/index.js'
import { failure, judge } from '../../../integrations/telegram/error-map.ts'

const rpcError = (errorCode: number, errorMessage: string): unknown =>
  RPCMessageToError(new Api.RpcError({ errorCode, errorMessage }), new Api.help.GetConfig())

describe('what Telegram answers', () => {
  test.each([
    [401, 'AUTH_KEY_UNREGISTERED', 'telegram-session-lost'],
    [401, 'SESSION_REVOKED', 'telegram-session-lost'],
    [401, 'SESSION_EXPIRED', 'telegram-session-lost'],
    [401, 'USER_DEACTIVATED', 'telegram-session-lost'],
    [401, 'USER_DEACTIVATED_BAN', 'telegram-session-lost'],
    [401, 'SOMETHING_UNHEARD_OF', 'telegram-session-lost'],
    [406, 'AUTH_KEY_DUPLICATED', 'telegram-session-lost'],
    [400, 'PHONE_NUMBER_INVALID', 'telegram-phone-invalid'],
    [406, 'PHONE_NUMBER_INVALID', 'telegram-phone-invalid'],
    [400, 'PHONE_NUMBER_BANNED', 'telegram-phone-banned'],
    [400, 'PHONE_NUMBER_FLOOD', 'telegram-flood-wait'],
    [406, 'PHONE_PASSWORD_FLOOD', 'telegram-flood-wait'],
    [400, 'PHONE_NUMBER_UNOCCUPIED', 'telegram-sign-up-needed'],
    [400, 'PHONE_CODE_INVALID', 'telegram-code-invalid'],
    [400, 'PHONE_CODE_EMPTY', 'telegram-code-invalid'],
    [400, 'PHONE_CODE_EXPIRED', 'telegram-code-expired'],
    [400, 'PASSWORD_HASH_INVALID', 'telegram-password-invalid'],
    [400, 'API_ID_INVALID', 'telegram-unreachable'],
    [400, 'CHANNEL_PRIVATE', 'not-found'],
    [303, 'USER_MIGRATE_4', 'telegram-session-lost'],
  ])('%i %s is %s and hopeless', (code, message, kind) => {
    expect(judge(rpcError(code, message))).toMatchObject({ error: { kind }, retry: false, waitSeconds: null })
  })

  test.each([
    [500, 'INTERNAL'],
    [500, 'RPC_CALL_FAIL'],
    [-503, 'Timeout'],
  ])('%i %s is worth another try', (code, message) => {
    expect(judge(rpcError(code, message))).toMatchObject({ error: { kind: 'telegram-unreachable' }, retry: true })
  })

  test.each(['FLOOD_WAIT_17', 'FLOOD_PREMIUM_WAIT_17', 'FLOOD_TEST_PHONE_WAIT_17'])('%s says how long', (message) => {
    expect(judge(rpcError(420, message))).toMatchObject({
      error: { kind: 'telegram-flood-wait', retryAfterSeconds: 17 },
      retry: false,
      waitSeconds: 17,
    })
  })
})

describe('what Telegram does not answer', () => {
  test('a lost connection is worth another try, a timeout is not', () => {
    expect(judge(failure('CONNECTION_LOST')).retry).toBe(true)
    expect(judge(failure('HANDSHAKE_FAILED')).retry).toBe(true)
    expect(judge(failure('CALL_TIMED_OUT')).retry).toBe(false)
    expect(judge(failure('ANSWER_LOST')).retry).toBe(false)
  })

  test('a fault nobody foresaw is worth another try', () => {
    expect(judge(new TypeError('odd'))).toMatchObject({ error: { kind: 'telegram-unreachable' }, retry: true })
    expect(judge(undefined)).toMatchObject({ error: { kind: 'telegram-unreachable' }, retry: true })
  })
})
