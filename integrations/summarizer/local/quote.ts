import { type Evidence } from '../../../models/digest-content.ts'
import { type Sentence } from './read-day.ts'

const longest = 120
const lead = 20

const withoutTornCharacter = (text: string) => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')

/** At most 120 characters of the text as it stands, whole words, with what begins at `around` in it. */
export const cut = (text: string, around = 0): string => {
  if (text.length <= longest) return text
  const from = around <= lead ? 0 : text.lastIndexOf(' ', around - lead) + 1
  const start = around - from > longest / 2 ? around : from
  const piece = text.slice(start, start + longest)
  const isCutInWord = start + longest < text.length && /\S/.test(text.charAt(start + longest))
  return withoutTornCharacter(
    isCutInWord && piece.lastIndexOf(' ') > 40 ? piece.slice(0, piece.lastIndexOf(' ')) : piece,
  ).trim()
}

export const evidenceOf = ({ message, text }: Sentence, part = text, around = 0): Evidence => ({
  messageId: message.source.id,
  quote: cut(part, around),
})

/** A claim's text: a sentence or part of one on a single line, at most 300 characters, with no full stop or comma at its end. */
export const claimText = (text: string): string => {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/(?<![.…])[.,;:。、，；]+\s*$/u, '')
    .trim()
  return line.length <= 300 ? line : `${withoutTornCharacter(line.slice(0, 299))}…`
}
