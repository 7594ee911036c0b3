import cardValidator from 'card-validator'
import { electronicFormatIBAN, isValidIBAN } from 'ibantools'
import { type SecretFinder, type Span } from './secret-kind.ts'

const card = { shortest: 13, longest: 19 }
const digitRuns = /(?<![\p{L}\d_+=#@/.])\d+(?:[ .\u00a0–-]{1,2}\d+|\n\d+)*(?![\p{L}\d_])/gu
const ibanStart = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}/giu
const cardCode =
  /(?<![\p{L}])(?:cvv2?|cvc2?|cvn|код с обратной стороны)(?:[ -]?код| code)?\s*(?:is|ist|es|est|[:=-])?\s*(\d{3,4})(?!\d)/giu

/** Checked before the library is asked, which takes a hundred times as long. */
const passesLuhn = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

const isCard = (digits: string): boolean =>
  digits.length >= card.shortest &&
  digits.length <= card.longest &&
  passesLuhn(digits) &&
  cardValidator.number(digits, { luhnValidateUnionPay: true }).isValid

/** Card numbers: an issuer's prefix and length, and the Luhn digit. What stands beside one (expiry date) is left. */
export const findCardNumbers: SecretFinder = (text) =>
  [...text.matchAll(digitRuns)].flatMap(({ index, 0: run }) => {
    const groups = [...run.matchAll(/\d+/g)].map((group) => ({ digits: group[0], start: index + group.index }))
    const spans: Span[] = []
    for (let from = 0; from < groups.length; from++) {
      let digits = ''
      for (let to = from; to < groups.length && digits.length < card.longest; to++) {
        const group = groups[to]
        const first = groups[from]
        if (!group || !first) break
        digits += group.digits
        if (!isCard(digits)) continue
        spans.push({ start: first.start, end: group.start + group.digits.length })
        from = to
        break
      }
    }
    return spans
  })

/** IBANs with their country's length and a right checksum, with or without spaces. */
export const findIbans: SecretFinder = (text) =>
  [...text.matchAll(ibanStart)].flatMap(({ index, 0: candidate }) => {
    for (let length = candidate.length; length >= 15; length--) {
      const iban = electronicFormatIBAN(candidate.slice(0, length))
      if (iban && isValidIBAN(iban)) return [{ start: index, end: index + length }]
    }
    return []
  })

export const findCardCodes: SecretFinder = (text) =>
  [...text.matchAll(cardCode)].map(({ index, 0: match, 1: code = '' }) => ({
    start: index + match.length - code.length,
    end: index + match.length,
  }))
