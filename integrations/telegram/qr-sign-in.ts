import { Api } from 'telegram'
import { type Caller } from './caller.ts'
import { firstDataCentre } from './data-centres.ts'
import { codeOf, failure, judge } from './error-map.ts'
import { type Origin } from './sessions.ts'
import { addressOf, resume, type Setting, signedIn, withCaller } from './sign-in-steps.ts'
import { type NeedsPassword, type QrWaiting, type SignedIn, type Telegram } from './types.ts'

type QrSignIn = Pick<Telegram, 'requestQr' | 'checkQr'>
type Step = QrWaiting | SignedIn | NeedsPassword
type Moved = { moveTo: Origin; token: Buffer }

const mostMigrations = 2

const read = async (answer: Api.auth.TypeLoginToken, caller: Caller): Promise<Step | Moved> => {
  if (answer instanceof Api.auth.LoginTokenSuccess) return signedIn(answer.authorization, caller)
  if (answer instanceof Api.auth.LoginTokenMigrateTo) {
    const { dcId: dc, token } = answer
    return { moveTo: { at: { dc, address: await addressOf(dc, caller) } }, token }
  }
  const url = `tg://login?token=${answer.token.toString('base64url')}`
  return { state: 'waiting', pending: { session: caller.session(), url, expiresAt: new Date(answer.expires * 1_000) } }
}

/** A scanned code of an account with a cloud password is answered with an error, at whichever data centre. */
const orPassword = async (caller: Caller, step: () => Promise<Step | Moved>): Promise<Step | Moved> => {
  try {
    return await step()
  } catch (error) {
    if (codeOf(error) !== 'SESSION_PASSWORD_NEEDED') throw error
    return { state: 'needs-2fa', pending: { session: caller.session() } }
  }
}

/**
 * The steps of a sign-in by QR code (core.telegram.org/api/qr-login). Telegram gives the same token while it is valid and
 * the outcome once it was scanned, so asking again now and then is all it takes; nothing stays connected in between.
 */
export const createQrSignIn = (setting: Setting): QrSignIn => {
  const { apiId, apiHash, servers } = setting.config

  const exportToken = (caller: Caller) =>
    orPassword(caller, async () =>
      read(await caller.call(new Api.auth.ExportLoginToken({ apiId, apiHash, exceptIds: [] })), caller),
    )
  const importToken = (token: Buffer) => (caller: Caller) =>
    orPassword(caller, async () => read(await caller.callOnce(new Api.auth.ImportLoginToken({ token })), caller))

  const follow = async (result: Step | Moved): Promise<Step> => {
    let current = result
    for (let migrations = 0; 'moveTo' in current; migrations++) {
      if (migrations >= mostMigrations) throw judge(failure('HANDSHAKE_FAILED')).error
      current = await withCaller(setting, current.moveTo, importToken(current.token))
    }
    return current
  }

  return {
    async requestQr() {
      const step = await follow(await withCaller(setting, { at: firstDataCentre(servers) }, exportToken))
      if (step.state !== 'waiting') throw judge(failure('HANDSHAKE_FAILED')).error
      return step
    },
    checkQr: async (pending) => follow(await resume(setting, pending, exportToken)),
  }
}
