import { DateTime } from 'luxon'
import { detectLanguage, packForWords } from '../local/detect-language.ts'
import { isoOf } from '../local/due.ts'
import { packOf } from '../local/language-packs.ts'
import { readDates } from '../local/read-dates.ts'
import { createTokenizer } from '../local/words.ts'
import { plain } from '../evidence/quotes.ts'
import { type DigestMessage } from '../types.ts'

export type ResolvedDate = { iso: string | null; words: string | null }
const none: ResolvedDate = { iso: null, words: null }
/** How many messages after the claim its date may stand: "Could you send it?" – "Sure, tomorrow." */
const reach = 8

const isDate = (iso: string) => /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/.test(iso) && DateTime.fromISO(iso).isValid

/**
 * Dates of a model's claims: the words must stand in the claim's message or shortly after. What they mean is worked out here,
 * from when that message was written, in the user's zone; the model's own reckoning counts only where ours finds nothing.
 */
export const createDateResolver = (messages: DigestMessage[], timeZone: string, language: string) => {
  const places = new Map(messages.map(({ id }, i) => [id, i]))
  const pack = packOf(language)
  const tokenize = createTokenizer(language)

  return (messageId: number, words: string | null, claimed: string | null): ResolvedDate => {
    const place = places.get(messageId)
    const wanted = words === null ? '' : plain(words)
    if (place === undefined || !/[\p{L}\p{N}]/u.test(wanted)) return none
    const source = messages
      .slice(place, place + 1 + reach)
      .find(({ text, isInstruction }) => !isInstruction && plain(text).includes(wanted))
    if (!source || words === null) return none
    const kept = words.replace(/\s+/g, ' ').trim().slice(0, 80)
    const ownPack = packForWords(tokenize(source.text), pack)
    const dates = readDates(kept, {
      at: source.at,
      timeZone,
      language: ownPack?.code ?? detectLanguage([kept]),
      pack: ownPack,
    })
    const [first] = dates.filter(({ day, time }) => day !== null || time !== null)
    const time = first?.time ?? dates.find((date) => date.time !== null)?.time ?? null
    const ours = first ? isoOf({ day: first.day, time }, source.at, timeZone) : null
    if (ours !== null) return { iso: ours, words: kept }
    const sent = DateTime.fromJSDate(source.at, { zone: timeZone })
    const days =
      claimed !== null && isDate(claimed) ? DateTime.fromISO(claimed, { zone: timeZone }).diff(sent, 'days').days : NaN
    return { iso: days > -2 && days < 800 ? claimed : null, words: kept }
  }
}
