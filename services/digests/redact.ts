import { findApiKeys } from './secrets/find-api-keys.ts'
import { findCardCodes, findCardNumbers, findIbans } from './secrets/find-bank-numbers.ts'
import { findOneTimeCodes } from './secrets/find-one-time-codes.ts'
import { findPasswords } from './secrets/find-passwords.ts'
import { findSeedPhrases } from './secrets/find-seed-phrases.ts'
import { type SecretFinder, type SecretKind, type Span } from './secrets/secret-kind.ts'

/** How many secrets of each kind were taken out. */
export type Redactions = Partial<Record<SecretKind, number>>

/** Sure forms first: what they replace is out of reach of those that go by the words around. */
const finders: [SecretKind, SecretFinder][] = [
  ['API key', findApiKeys],
  ['seed phrase', findSeedPhrases],
  ['IBAN', findIbans],
  ['card number', findCardNumbers],
  ['card code', findCardCodes],
  ['one-time code', findOneTimeCodes],
  ['password', findPasswords],
]

const merge = (spans: Span[]): Span[] =>
  spans
    .toSorted((a, b) => a.start - b.start)
    .reduce<Span[]>((apart, span) => {
      const last = apart.at(-1)
      if (last && span.start < last.end) last.end = Math.max(last.end, span.end)
      else apart.push({ ...span })
      return apart
    }, [])

/** The same text with every decimal digit as 0-9, place for place, so that a number in any script is seen. */
const withPlainDigits = (text: string) =>
  /[^\x00-\x7F]/.test(text)
    ? text.replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF\uFF10-\uFF19]/g, (digit) => digitOf(digit))
    : text

const digitOf = (digit: string): string => {
  const code = digit.charCodeAt(0)
  const zero = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10].findLast((start) => code >= start) ?? code
  return String(code - zero)
}

/**
 * Puts a typed placeholder such as "[card number]" in the place of each secret, before a text is summarised or leaves the
 * machine. Expects clean text (clean-text.ts).
 */
export const redact = (text: string): { text: string; redactions: Redactions } => {
  const redactions: Redactions = {}
  let redacted = text
  for (const [kind, find] of finders) {
    const spans = merge(find(withPlainDigits(redacted)))
    if (spans.length === 0) continue
    redactions[kind] = spans.length
    redacted = spans.reduceRight(
      (rest, { start, end }) => `${rest.slice(0, start)}[${kind}]${rest.slice(end)}`,
      redacted,
    )
  }
  return { text: redacted, redactions }
}
