import { Api } from 'telegram'
import { AppError } from '../../core/errors.ts'
import { type SentCode } from './types.ts'

const by = (type: Api.auth.TypeSentCodeType): SentCode['by'] => {
  if (type instanceof Api.auth.SentCodeTypeApp) return 'app'
  if (type instanceof Api.auth.SentCodeTypeEmailCode) return 'email'
  if (type instanceof Api.auth.SentCodeTypeFragmentSms) return 'fragment'
  if (
    type instanceof Api.auth.SentCodeTypeCall ||
    type instanceof Api.auth.SentCodeTypeFlashCall ||
    type instanceof Api.auth.SentCodeTypeMissedCall
  )
    return 'call'
  return 'sms'
}

/** Reads the answer to auth.sendCode (core.telegram.org/type/auth.SentCode). Throws where only Telegram's app can go on. */
export const sentCode = (answer: Api.auth.TypeSentCode): { phoneCodeHash: string; sent: SentCode } => {
  if (!(answer instanceof Api.auth.SentCode) || answer.type instanceof Api.auth.SentCodeTypeSetUpEmailRequired) {
    const message = 'Telegram wants a step that only its own app offers. Sign in there once, then try again.'
    throw new AppError('telegram-unreachable', message)
  }
  const { type, phoneCodeHash } = answer
  return { phoneCodeHash, sent: { by: by(type), length: 'length' in type ? type.length : null } }
}
