import { type DateTime } from 'luxon'
import { type WorldChat, type WorldMessage } from '../telegram/world.ts'
import { type SeedChat, type SeedLine } from './seed-chat.ts'

const isWorkday = (day: DateTime) => day.weekday <= 5

const addWorkdays = (from: DateTime, count: number): DateTime => {
  let day = from
  for (let left = Math.abs(count); left > 0; left -= isWorkday(day) ? 1 : 0) day = day.plus({ days: Math.sign(count) })
  return day
}

const fillDates = (text: string, from: DateTime, language: string) =>
  text.replace(/\{([+-]\d+) (weekday|date)\}/g, (_, count: string, kind: string) =>
    addWorkdays(from, Number(count))
      .setLocale(language)
      .toLocaleString(kind === 'weekday' ? { weekday: 'long' } : { month: 'long', day: 'numeric' }),
  )

const at = (day: DateTime, time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return day.set({ hour, minute, second: 0, millisecond: 0 })
}
const iso = (time: DateTime) => time.toJSDate().toISOString()

type Place = { key: string; day: DateTime; line: SeedLine }

const placesOf = (seed: SeedChat, now: DateTime): Place[] =>
  Object.entries(seed.days)
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .flatMap(([offset, lines = []]) => {
      const day = now.startOf('day').plus({ days: Number(offset) })
      return lines.map((line) => ({ key: `${offset} ${line[0]}`, day, line }))
    })
    .filter(({ day, line }) => at(day, line[0]) <= now)

/** Throws on a line whose author or answered message is not in the chat: a slip of the pen, seen by any start. */
const toMessages = (seed: SeedChat, ownerId: number, now: DateTime): WorldMessage[] => {
  const places = placesOf(seed, now)
  return places.map(({ day, line: [time, who, text, extras = {}] }, place) => {
    const { replyTo, edited, ...media } = extras
    const from = who === 'me' ? ownerId : seed.people[who]?.id
    const answered = replyTo === undefined ? undefined : places.findIndex(({ key }) => key === replyTo)
    if (from === undefined || answered === -1 || (answered ?? -1) >= place) {
      throw new Error(`Seed chat: unknown author or reply at ${time} "${text}"`)
    }
    const date = at(day, time)
    const editedAt = edited !== undefined && at(day, edited) <= now ? iso(at(day, edited)) : undefined
    return { from, date: iso(date), text: fillDates(text, date, seed.language), ...media, replyTo: answered, editedAt }
  })
}

/** The chat as the sandbox's Telegram serves it, in times of the zone of `now`. */
export const buildChat = (seed: SeedChat, ownerId: number, now: DateTime): WorldChat => {
  const messages = toMessages(seed, ownerId, now)
  const ids = Object.values(seed.people).map(({ id }) => id)
  if (seed.place.type !== 'private') return { ...seed.place, members: [ownerId, ...ids], messages }
  const [peer = ownerId] = ids
  return { type: 'private', with: peer, messages }
}
