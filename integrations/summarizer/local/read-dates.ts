import * as chrono from 'chrono-node'
import { DateTime } from 'luxon'
import { isBareDuration } from './durations.ts'
import { type DateMeaning, type LanguagePack } from './languages/language-pack.ts'
import { rewrite } from './rewrite.ts'

/** A point in time as somebody wrote it. */
export type FoundDate = {
  /** Where it stands in the text. */
  start: number
  end: number
  text: string
  /** Local date `2026-03-13`, or null where only a time was named. */
  day: string | null
  /** Local time `14:30`, or null. */
  time: string | null
  /** It names a stretch such as "next week"; `day` is its last working day. */
  isPeriod: boolean
  /** It lies before the message. */
  isPast: boolean
}

const parsers: Record<string, Pick<chrono.Chrono, 'parse'> | undefined> = {
  de: chrono.de.casual,
  en: chrono.en.casual,
  es: chrono.es.casual,
  fr: chrono.fr.casual,
  it: chrono.it.casual,
  ja: chrono.ja.casual,
  nl: chrono.nl.casual,
  pt: chrono.pt.casual,
  ru: chrono.ru.casual,
  sv: chrono.sv.casual,
  uk: chrono.uk.casual,
  zh: chrono.zh.casual,
}

const iso = (date: DateTime) => date.toFormat('yyyy-MM-dd')

const resolve = (meaning: DateMeaning, match: RegExpExecArray, now: DateTime): string => {
  if (meaning === 'dayOfMonth') {
    const day = Number(match.slice(1).find(Boolean))
    const months = [0, 1, 2].map((ahead) => now.startOf('month').plus({ months: ahead }))
    const month = months.find((start) => day <= (start.daysInMonth ?? 28) && start.set({ day }) >= now.startOf('day'))
    return month && day >= 1 ? iso(month.set({ day })) : match[0]
  }
  if ('say' in meaning) return meaning.say.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '')
  if ('days' in meaning) return iso(now.plus({ days: meaning.days }))
  if (meaning.endOf === 'day') return iso(now)
  if (meaning.endOf === 'month') return iso(now.endOf('month'))
  const friday = now.startOf('week').plus({ days: meaning.endOf === 'week' ? 4 : 11 })
  return iso(DateTime.max(friday, now))
}

/** Bare figures, and figures that are part of a larger one or of a sum, are no times. */
const notTime = /^(?:(?:de|del|du|of|von|à|a) )?[\d.,]+$/iu
const isSum = /(?:[$€£₽₴¥₹]\s?|[\d.,])$/u
const numberGoesOn = /^(?:[.,-]?\d|\s?(?:[%€$£₽¥]|eur|usd|k\b))/iu

/** Small words that the library takes for time zones: India's "ist", "et" and, but in English, "est". */
const zoneWord = /\s(?:ist|et|est|art|get|cat|bot|east)$/u

const evening =
  /(?<!\p{L})(?:dinner|drinks|evening|tonight|abend\p{L}*|cena\p{L}*|dîner|soirée|ужин\p{L}*|вечер\p{L}*)(?!\p{L})/iu

/** Without am or pm, one to six o'clock is in the afternoon: people do not meet at 3:30 in the night. Dinner at seven is in the evening. */
const clock = (parts: chrono.ParsedComponents, isEvening: boolean): string | null => {
  const hour = parts.get('hour')
  if (hour === null || !parts.isCertain('hour')) return null
  const isAfternoon = !parts.isCertain('meridiem') && hour >= 1 && hour <= (isEvening ? 11 : 6)
  const minute = String(parts.get('minute') ?? 0).padStart(2, '0')
  return `${String(isAfternoon ? hour + 12 : hour).padStart(2, '0')}:${minute}`
}

/** Dates and times in a sentence, resolved in the user's zone relative to when it was written (`at`). */
export const readDates = (
  text: string,
  { at, timeZone, language, pack }: { at: Date; timeZone: string; language: string; pack: LanguagePack | null },
): FoundDate[] => {
  const parser = parsers[pack?.code ?? language] ?? chrono.en.casual
  const now = DateTime.fromJSDate(at, { zone: timeZone })
  const { rewritten, original, isRewritten } = rewrite(text, pack?.dateRewrites ?? [], (meaning, match) =>
    resolve(meaning, match, now),
  )
  const found = parser.parse(rewritten, { instant: at, timezone: now.offset }, { forwardDate: true })
  return found.flatMap((result) => {
    const word = pack?.code === 'en' && result.text.endsWith('est') ? null : zoneWord.exec(result.text)
    const { start, end } = original(result.index, result.index + (word?.index ?? result.text.length))
    const words = text.slice(start, end)
    if (pack?.notDate.test(words.trim()) || notTime.test(words) || numberGoesOn.test(text.slice(end))) return []
    if (isBareDuration(words) || isSum.test(text.slice(0, start))) return []
    return [
      {
        start,
        end,
        text: words,
        ...read(result, now, word !== null, evening.test(text)),
        isPeriod: isRewritten(result.index, result.text.length),
      },
    ]
  })
}

const read = (
  { start }: chrono.ParsedResult,
  now: DateTime,
  hasNoZone: boolean,
  isEvening: boolean,
): Pick<FoundDate, 'day' | 'time' | 'isPast'> => {
  if (!hasNoZone && start.isCertain('timezoneOffset') && start.isCertain('hour')) {
    const local = DateTime.fromJSDate(start.date(), { zone: now.zone })
    return { day: iso(local), time: local.toFormat('HH:mm'), isPast: local < now }
  }
  const time = clock(start, isEvening)
  const [year, month, dayOfMonth] = [start.get('year'), start.get('month'), start.get('day')]
  const isVague = start.isCertain('month') && !start.isCertain('day')
  const namesDay = start.isCertain('day') || start.isCertain('weekday') || (time === null && !isVague)
  const day = namesDay ? DateTime.fromObject({ year: year ?? now.year, month: month ?? 1, day: dayOfMonth ?? 1 }) : null
  const named = day?.isValid ? iso(day) : null
  return { day: named, time, isPast: named !== null && named < iso(now) }
}
