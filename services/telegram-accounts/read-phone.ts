import { parseDigits, parsePhoneNumberFromString } from 'libphonenumber-js'
import { AppError } from '../../core/errors.ts'

/** Numbers that Telegram itself gives out (anonymous ones, its test servers') are in no numbering plan. */
const telegramsOwn = /^\+(888\d{8}|99966\d{5})$/

/**
 * A phone as people write it, in E.164: with +, with 00, or as plain digits that start with the country code, whatever the
 * separators. Throws `telegram-phone-invalid`.
 */
export const readPhone = (written: string): string => {
  const text = written
    .normalize('NFKC')
    .trim()
    .replace(/\p{Nd}/gu, parseDigits)
  const international = text.replace(/^00(?=\s*[1-9])/, '+')
  const hasPlus = international.startsWith('+')
  const digits = `+${international.replace(/\D/g, '')}`
  if (telegramsOwn.test(digits)) return digits
  const phone = parsePhoneNumberFromString(hasPlus ? international : `+${international}`)
  // Without the plus a national number could be taken for another country's: only what exists there is believed.
  const isMeant = phone && !phone.ext && (hasPlus ? phone.isPossible() : phone.isValid())
  if (!isMeant) {
    throw new AppError(
      'telegram-phone-invalid',
      'This is not a phone number we can read. Write it with + and the country code, e.g. +14155551234.',
    )
  }
  return phone.number
}
